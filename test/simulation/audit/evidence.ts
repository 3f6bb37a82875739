import type { Order, Recipient } from '#functions/messaging/contract.ts';
import type { Item } from '#shared/store/table.ts';
import type { Acceptance } from '#test/support/provider-twin/twin-core.ts';
import type { Commits } from '../world/observer.ts';
import type { Truth } from '../world/truth.ts';
import type { ReadItems } from './stored-items.ts';

/** A message's row as it lies in the table. */
export type Row = {
  readonly key: string;
  readonly to: string;
  readonly batch: string;
  readonly officeId: string;
  readonly plannedAt: string;
  readonly state: string;
  readonly parts: number;
  readonly attempts: number;
  readonly attemptId: string;
  readonly providerId: string | undefined;
  readonly claimedAt: string | undefined;
  readonly history: readonly { readonly state: string; readonly at: string; readonly reason?: string }[];
};

/** Everything that the promises are held against: the tables, the provider's log, and what the simulation did. */
export type Evidence = {
  readonly rows: ReadonlyMap<string, Row>;
  /** What else is in the table, by the beginning of its partition's key. */
  readonly others: ReadItems;
  readonly acceptances: readonly Acceptance[];
  readonly byKey: ReadonlyMap<string, readonly Acceptance[]>;
  readonly truth: Truth;
  readonly commits: Commits;
};

/** What a message was asked for with, be it by people or by the ledger itself. */
export type About = { readonly order: Order; readonly person: Recipient };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const maybe = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const rowOf = (item: Item): Row => ({
  key: item.sk.slice('M#'.length),
  to: item.pk.slice('PHONE#'.length),
  batch: text(item['batch']),
  officeId: text(item['officeId']),
  plannedAt: text(item['plannedAt']),
  state: text(item['state']),
  parts: count(item['parts']),
  attempts: count(item['attempts']),
  attemptId: text(item['attemptId']),
  providerId: maybe(item['providerId']),
  claimedAt: maybe(item['claimedAt']),
  // Written by the ledger alone.
  history: (item['history'] ?? []) as Row['history'],
});

/** Holds all that is in the table beside what the provider and the simulation know. */
export const evidenceFrom = (
  items: ReadItems,
  log: { readonly acceptances: readonly Acceptance[]; readonly truth: Truth; readonly commits: Commits },
): Evidence => {
  const rows = new Map<string, Row>();
  for (const item of items('PHONE#'))
    if (item.sk.startsWith('M#')) {
      const row = rowOf(item);
      rows.set(row.key, row);
    }
  const byKey = Map.groupBy(log.acceptances, ({ reference = '' }) => reference);
  return { ...log, rows, others: items, byKey };
};

export const SECOND = ':ulang';

/** The message of which this one is the marked repetition. */
export const firstOf = (key: string): string => key.replace(`${SECOND}|`, '|');

export const isSecond = (key: string): boolean => key.includes(`${SECOND}|`);

/** The order and the person behind a key; a repetition has those of its first. */
export const aboutOf = ({ truth }: Pick<Evidence, 'truth'>, key: string): About | undefined =>
  truth.asked.get(firstOf(key));
