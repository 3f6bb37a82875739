import { millisOf } from '#shared/kernel/time.ts';
import { type Act, localInstant } from './act.ts';
import { arrivalActs } from './arrival.ts';
import { changeActs } from './changes.ts';
import { outreachActs } from './outreach.ts';
import { sendingActs } from './sending.ts';
import { wishActs } from './wishes.ts';

export const SCENARIO_STARTS = localInstant('2025-07-01T00:00', 'Asia/Jakarta');
export const SCENARIO_ENDS = localInstant('2026-02-28T23:59', 'Asia/Jakarta');

/** Everything that somebody does, in the order of time. */
export const scenario: readonly Act[] = [
  ...outreachActs,
  ...changeActs,
  ...wishActs,
  ...sendingActs,
  ...arrivalActs,
].sort((a, b) => millisOf(a.at) - millisOf(b.at));
