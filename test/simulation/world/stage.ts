import type { ItemRef, Key, TransactWrite } from '#shared/store/table.ts';

/** What a sender is doing when it waits for somebody: the places at which it can be cut off. */
export const stages = [
  'due',
  'batches',
  'controls',
  'budget',
  'pace',
  'phone',
  'rows',
  'claim',
  'gates',
  'call',
  'outcome',
  'hold',
  'finish',
  'other',
] as const;

export type Stage = (typeof stages)[number];

const READS: readonly (readonly [prefix: string, stage: Stage])[] = [
  ['SUBJECT#', 'batches'],
  ['SWITCHES', 'controls'],
  ['GATE#', 'gates'],
  ['PHONE#', 'rows'],
  ['PACE', 'pace'],
  ['BUDGET#', 'budget'],
];

export const stageOfRead = (refs: readonly ItemRef[]): Stage => {
  const pk = refs[0]?.key.pk ?? '';
  return READS.find(([prefix]) => pk.startsWith(prefix))?.[1] ?? 'other';
};

export const stageOfQuery = (partition: string, index: string | undefined): Stage => {
  if (index !== undefined) return 'due';
  return partition.startsWith('PHONE#') ? 'phone' : 'other';
};

export const keyOf = (write: TransactWrite): Key => (write.kind === 'put' ? write.item : write.key);

/** The value that a write gives to an attribute. */
export const given = (write: TransactWrite, attribute: string): unknown => {
  if (write.kind === 'put') return write.item[attribute];
  return write.kind === 'update' ? write.set?.[attribute] : undefined;
};

export const isMessage = (write: TransactWrite): boolean => {
  const { pk, sk } = keyOf(write);
  return pk.startsWith('PHONE#') && sk.startsWith('M#');
};

const stageOfBatchWrite = (write: TransactWrite): Stage => {
  if (given(write, 'spent') !== undefined) return 'finish';
  return given(write, 'reserved') === undefined ? 'hold' : 'budget';
};

export const stageOfWrites = (writes: readonly TransactWrite[]): Stage => {
  const messages = writes.filter(isMessage);
  if (messages.length > 0)
    return messages.some((write) => given(write, 'state') === 'sending') ? 'claim' : 'outcome';
  const [first] = writes;
  if (first === undefined) return 'other';
  const { pk, sk } = keyOf(first);
  if (sk.startsWith('PROGRESS#')) return 'finish';
  if (sk.startsWith('BATCH#')) return stageOfBatchWrite(first);
  return stageOfRead([{ table: 'messages', key: { pk, sk } }]);
};
