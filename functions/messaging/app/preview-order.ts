import { type Clock, type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { type Batch, estimateParts } from '../domain/batch.ts';
import type { Order, Recipient } from '../domain/intent.ts';
import { type Lane, laneOf } from '../domain/lane.ts';
import { type Decision, mayClaimBatch } from '../domain/may-claim.ts';
import { readableText } from '../domain/readable-text.ts';
import type { PhoneRecord } from '../domain/recipient.ts';
import type { Ledger, Render, Rendered } from './ports.ts';
import { previewPages } from './preview-pages.ts';
import { endOf, type PreviewReason, type Verdict, verdicts, waitOf } from './preview-verdicts.ts';

type Deps = {
  readonly ledger: Pick<Ledger, 'phone' | 'controls'>;
  readonly render: Render;
  readonly clock: Clock;
  readonly allowList: readonly string[];
  readonly perSecond: number;
  /** When the lane has done what it was given before. Throws StoreBusy. */
  readonly laneFreeAt: (lane: Lane) => Promise<Instant>;
};

/** One SMS that would leave, to the letter: not for eyes. */
export type Leaving = { readonly recipient: string; readonly text: string; readonly parts: number };

/** What an order would do if it were given now; nothing is written. */
export type Preview = {
  /** SMS that would leave. */
  readonly messages: number;
  readonly leaving: readonly Leaving[];
  /** Recipients that the order names. */
  readonly recipients: number;
  /** Recipients who would get none, by why. */
  readonly leftOut: ReadonlyMap<PreviewReason, number>;
  /** Would leave later than the others, because their phone has had much lately. */
  readonly later: number;
  /** As staff may read them. */
  readonly first?: string;
  readonly longest?: string;
  readonly partsMin: number;
  readonly partsMax: number;
  readonly parts: number;
  /** Parts that the budget must have for all of it to leave at once; the rest comes back. */
  readonly reserve: number;
  /** When the first and the last would leave, by the night, what is before them and the provider's rate. */
  readonly from: Instant;
  readonly until: Instant;
  readonly heldFor?: 'quiet_hours' | 'switched_off';
};

const AT_ONCE = 100;

const readPhones = async (ledger: Deps['ledger'], numbers: readonly string[]) => {
  const phones = new Map<string, PhoneRecord>();
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const page = numbers.slice(from, from + AT_ONCE);
    const records = await Promise.all(page.map(async (to) => [to, await ledger.phone(to)] as const));
    for (const [to, record] of records) phones.set(to, record);
  }
  return phones;
};

type Leaves = Extract<Verdict, { readonly text: Rendered }>;

const totals = (leaves: readonly Leaves[]) => {
  const parts = leaves.map(({ text }) => text.parts);
  return {
    messages: leaves.length,
    partsMin: parts.reduce((least, each) => Math.min(least, each), parts[0] ?? 0),
    partsMax: parts.reduce((most, each) => Math.max(most, each), 0),
    parts: parts.reduce((sum, each) => sum + each, 0),
    later: leaves.filter(({ laterAt }) => laterAt !== undefined).length,
  };
};

const samples = (leaves: readonly Leaves[]) => {
  const texts = leaves.map(({ text }) => text.text);
  const [first] = texts;
  if (first === undefined) return {};
  const longest = texts.reduce((most, each) => (each.length > most.length ? each : most), first);
  return { first: readableText(first), longest: readableText(longest) };
};

const latest = (instants: readonly Instant[], least: Instant): Instant =>
  instants.reduce((last, each) => (each > last ? each : last), least);

const timesOf = (decision: Decision, leaves: readonly Leaves[], freeAt: Instant, perSecond: number) => {
  const wait = waitOf(decision);
  const from = latest(wait === undefined ? [] : [wait.wait], freeAt);
  const last = instantFromMillis(millisOf(from) + Math.ceil((leaves.length * 1000) / perSecond));
  const reason = wait?.reason;
  return {
    from,
    until: latest(
      leaves.flatMap(({ laterAt }) => (laterAt === undefined ? [] : [laterAt])),
      last,
    ),
    ...(reason === 'quiet_hours' || reason === 'switched_off' ? { heldFor: reason } : {}),
  };
};

const countOf = (reasons: readonly PreviewReason[]): ReadonlyMap<PreviewReason, number> =>
  new Map([...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]));

/**
 * Decides for every recipient as the sender would when it is their turn, recorded batch by batch as `previewPages` has them.
 * The office's budget is the caller's to compare.
 */
export const makePreviewOrder =
  ({ ledger, render, clock, allowList, perSecond, laneFreeAt }: Deps) =>
  async (order: Order, recipients: readonly Recipient[]): Promise<Preview> => {
    const now = clock.now();
    const gates = order.guards.map(({ gate }) => gate);
    const controls = await ledger.controls({ gates, offices: [order.officeId] });
    // As if it were paid for.
    const batchOf = (page: readonly Recipient[]): Batch => ({
      ...{ key: 'preview', order, recipients: page, createdAt: now, reserved: 0 },
    });
    const decision = mayClaimBatch(batchOf(recipients), { ...controls, now });
    const end = endOf(decision);
    const phones = await readPhones(ledger, [...new Set(recipients.map(({ to }) => to))]);
    const at = waitOf(decision)?.wait ?? now;
    const verdictsOn = verdicts({ render, controls, allowList, at, phones });
    const batches = previewPages(recipients).map(batchOf);
    const all = end === undefined ? batches.flatMap(verdictsOn) : recipients.map(() => ({ leftOut: end }));
    const leaves = all.filter((each) => 'text' in each);
    const freeAt = await laneFreeAt(laneOf(order.kind));
    return {
      ...totals(leaves),
      ...samples(leaves),
      leaving: leaves.map(({ recipient, text: { text, parts } }) => ({ recipient, text, parts })),
      recipients: recipients.length,
      leftOut: countOf(all.flatMap((each) => ('leftOut' in each ? [each.leftOut] : []))),
      reserve: batches.reduce(
        (sum, batch) => sum + estimateParts(batch, (intent) => render(intent, {}).parts),
        0,
      ),
      ...timesOf(decision, leaves, freeAt, perSecond),
    };
  };
