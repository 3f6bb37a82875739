import { checkValue } from '../check-value.ts';
import type { Item, TransactWrite, Update } from '../table.ts';
import { conditionExpression, notExpired, type Placeholders, placeholders } from './expressions.ts';
import type { Names } from './names.ts';

const updateExpression = (
  { set = {}, add = {}, remove = [] }: Update,
  { name, value }: Placeholders,
): string => {
  const clause = (word: string, parts: readonly string[]): string[] =>
    parts.length > 0 ? [`${word} ${parts.join(', ')}`] : [];
  return [
    ...clause(
      'SET',
      Object.entries(set).map(([attribute, to]) => `${name(attribute)} = ${value(to)}`),
    ),
    ...clause(
      'ADD',
      Object.entries(add).map(([attribute, amount]) => `${name(attribute)} ${value(amount)}`),
    ),
    ...clause('REMOVE', remove.map(name)),
  ].join(' ');
};

/**
 * An expired item must not answer a condition, nor lend its attributes to an update. `nowMillis` is undefined when
 * the expired items of the request have been removed already.
 */
const guardExpression = (
  write: TransactWrite,
  nowMillis: number | undefined,
  given: Placeholders,
): string => {
  const condition = write.if ? [conditionExpression(write.if, given)] : [];
  const mattersIfExpired = write.if !== undefined || write.kind === 'update';
  const alive = mattersIfExpired && nowMillis !== undefined ? [notExpired(nowMillis, given)] : [];
  return [...condition, ...alive].join(' AND ');
};

const guardOf = (write: TransactWrite, nowMillis: number | undefined, given: Placeholders) => {
  const ConditionExpression = guardExpression(write, nowMillis, given);
  return ConditionExpression
    ? { ConditionExpression, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const }
    : {};
};

/** The SDK throws its own errors for numbers it cannot send; this throws RefusedByStore before. */
const checkNumbers = (write: TransactWrite): void => {
  if (write.kind === 'put') for (const value of Object.values(write.item)) checkValue(value);
  if (write.kind === 'update')
    for (const value of Object.values({ ...write.set, ...write.add })) checkValue(value);
};

const attributesOf = (item: Item) => ({ Item: { ...item } });

/** The parameters of one write, the same for a single request and for a part of a transaction. */
export const writeInput = (write: TransactWrite, names: Names, nowMillis: number | undefined) => {
  checkNumbers(write);
  const given = placeholders();
  const TableName = names(write.table);
  const update = write.kind === 'update' ? updateExpression(write, given) : '';
  const guard = guardOf(write, nowMillis, given);
  const base = { TableName, ...guard, ...given.collected() };
  if (write.kind === 'put')
    return { kind: write.kind, input: { ...base, ...attributesOf(write.item) } } as const;
  const keyed = { ...base, Key: { ...write.key } };
  if (write.kind === 'update') {
    return { kind: write.kind, input: { ...keyed, UpdateExpression: update } } as const;
  }
  return { kind: write.kind, input: keyed } as const;
};
