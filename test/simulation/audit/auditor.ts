import type { ReceiptDesk } from '../world/receipt-desk.ts';
import { acceptedOnce, oneTextForOnePhone, secondIsMarked } from './acceptances.ts';
import { budgetAddsUp, budgetNotOverdrawn } from './budgets.ts';
import { nothingLeftOpen, oneFinalRowEach, statesOnlyRise } from './ends.ts';
import type { Evidence } from './evidence.ts';
import { acceptedInTime } from './in-time.ts';
import type { Finding } from './invariant.ts';
import { phoneLimits } from './phone-limits.ts';
import { providerRate } from './provider-rate.ts';
import { receiptsAddUp, receiptsAreHeeded } from './receipts.ts';
import { statesAreTrue, unknownOnlyWithCause } from './truth.ts';
import { urgentOvertakes } from './urgent.ts';

/** Holds every promise against what is in the tables and what the provider took. */
export const audit = (evidence: Evidence, desk: ReceiptDesk): readonly Finding[] => [
  acceptedOnce(evidence),
  secondIsMarked(evidence),
  ...acceptedInTime(evidence),
  oneFinalRowEach(evidence),
  nothingLeftOpen(evidence),
  statesOnlyRise(evidence),
  receiptsAddUp(evidence, desk),
  receiptsAreHeeded(evidence, desk),
  budgetAddsUp(evidence),
  budgetNotOverdrawn(evidence),
  phoneLimits(evidence),
  oneTextForOnePhone(evidence),
  providerRate(evidence),
  urgentOvertakes(evidence),
  statesAreTrue(evidence),
  unknownOnlyWithCause(evidence),
];
