import type { Condition, Item, Query, TransactWrite } from '#shared/store/table.ts';

/** The simplest table that could be right: a map, and everything by filter and sort. Written apart from the adapters. */
export type Model = Map<string, Item>;

const slot = (key: { pk: string; sk: string }): string => `${key.pk}|${key.sk}`;

export const slotOf = (write: TransactWrite): string => slot(write.kind === 'put' ? write.item : write.key);

/** Of the conditions, those that the property draws. */
export const modelHolds = (condition: Condition | undefined, item: Item | undefined): boolean => {
  if (!condition) return true;
  if ('exists' in condition) return item !== undefined && Object.hasOwn(item, condition.exists);
  if ('not' in condition) return !modelHolds(condition.not, item);
  if ('any' in condition) return condition.any.filter((part) => modelHolds(part, item)).length > 0;
  if ('lessThan' in condition)
    return Number(item?.[condition.attribute] ?? Number.NaN) < Number(condition.lessThan);
  throw new Error('not a condition of this property');
};

const applyUpdate = (before: Item | undefined, write: Extract<TransactWrite, { kind: 'update' }>): Item => {
  const item: Record<string, Item[string]> = { ...before, ...write.key, ...write.set };
  for (const [name, n] of Object.entries(write.add ?? {})) item[name] = Number(before?.[name] ?? 0) + n;
  for (const name of write.remove ?? []) delete item[name];
  return { ...item, ...write.key };
};

const applyOne = (model: Model, write: TransactWrite): void => {
  if (write.kind === 'put') model.set(slotOf(write), write.item);
  if (write.kind === 'delete') model.delete(slotOf(write));
  if (write.kind === 'update') model.set(slotOf(write), applyUpdate(model.get(slotOf(write)), write));
};

/** Positions of the writes whose condition fails; when there are none, all are applied. */
export const modelTransact = (model: Model, writes: readonly TransactWrite[]): number[] => {
  const failed = writes.flatMap((write, at) => (modelHolds(write.if, model.get(slotOf(write))) ? [] : [at]));
  if (failed.length === 0) for (const write of writes) applyOne(model, write);
  return failed;
};

export const modelExpire = (model: Model, nowSeconds: number): void => {
  for (const [key, item] of model)
    if (Number(item['expiresAt'] ?? Number.MAX_VALUE) <= nowSeconds) model.delete(key);
};

/** Items of a query without range, limit or cursor, as sorted `pk|sk`. */
export const modelQuery = (model: Model, { index, partition }: Query): string[] => {
  const belongs = (item: Item): boolean =>
    index ? item['dueShard'] === partition && item['dueAt'] !== undefined : item.pk === partition;
  return [...model.values()].filter(belongs).map(slot).sort();
};
