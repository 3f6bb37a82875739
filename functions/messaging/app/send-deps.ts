import type { Ids } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Batches, Ledger, Pacer, Provider, Render, Wake } from './ports.ts';

export type SendDeps = {
  readonly ledger: Ledger;
  readonly batches: Batches;
  readonly provider: Provider;
  readonly pacer: Pacer;
  readonly render: Render;
  readonly wake: Wake;
  readonly clock: Clock;
  readonly ids: Ids;
  /** E.164 prefixes that may be sent to. */
  readonly allowList: readonly string[];
  /** What the provider takes in a second. */
  readonly perSecond: number;
};

/** How many messages ended or wait, by what became of them in this call. */
export type SendReport = {
  readonly accepted: number;
  readonly not_accepted: number;
  readonly rejected: number;
  readonly unknown: number;
  /** Ended without a call: suppressed or expired. */
  readonly suppressed: number;
  /** Waits for a later time. */
  readonly held: number;
};

export const emptyReport: SendReport = {
  accepted: 0,
  not_accepted: 0,
  rejected: 0,
  unknown: 0,
  suppressed: 0,
  held: 0,
};

export const addReports = (a: SendReport, b: SendReport): SendReport => ({
  accepted: a.accepted + b.accepted,
  not_accepted: a.not_accepted + b.not_accepted,
  rejected: a.rejected + b.rejected,
  unknown: a.unknown + b.unknown,
  suppressed: a.suppressed + b.suppressed,
  held: a.held + b.held,
});
