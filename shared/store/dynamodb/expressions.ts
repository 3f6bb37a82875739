import type { Attribute, Condition, SortRange } from '../table.ts';
import { TIME_TO_LIVE } from '../tables.ts';

/** Collects the names and values of one request, and gives out the placeholders that stand for them. */
export type Placeholders = {
  readonly name: (attribute: string) => string;
  readonly value: (value: Attribute) => string;
  readonly collected: () => {
    readonly ExpressionAttributeNames?: Record<string, string>;
    readonly ExpressionAttributeValues?: Record<string, Attribute>;
  };
};

export const placeholders = (): Placeholders => {
  const names = new Map<string, string>();
  const values: Record<string, Attribute> = {};
  let count = 0;
  return {
    name: (attribute) => {
      const known = names.get(attribute) ?? `#n${names.size}`;
      names.set(attribute, known);
      return known;
    },
    value: (value) => {
      const placeholder = `:v${count++}`;
      values[placeholder] = value;
      return placeholder;
    },
    // DynamoDB refuses empty maps.
    collected: () => ({
      ...(names.size > 0 && {
        ExpressionAttributeNames: Object.fromEntries(
          [...names].map(([name, placeholder]) => [placeholder, name]),
        ),
      }),
      ...(count > 0 && { ExpressionAttributeValues: values }),
    }),
  };
};

const comparison = (
  condition: Extract<Condition, { attribute: string }>,
  { name, value }: Placeholders,
): string => {
  const attribute = name(condition.attribute);
  if ('equals' in condition) return `${attribute} = ${value(condition.equals)}`;
  if ('notEquals' in condition) return `${attribute} <> ${value(condition.notEquals)}`;
  if ('lessThan' in condition) return `${attribute} < ${value(condition.lessThan)}`;
  if ('atMost' in condition) return `${attribute} <= ${value(condition.atMost)}`;
  if ('greaterThan' in condition) return `${attribute} > ${value(condition.greaterThan)}`;
  if ('atLeast' in condition) return `${attribute} >= ${value(condition.atLeast)}`;
  return `${attribute} IN (${condition.oneOf.map(value).join(', ')})`;
};

export const conditionExpression = (condition: Condition, given: Placeholders): string => {
  const joined = (parts: readonly Condition[], word: string): string =>
    `(${parts.map((part) => conditionExpression(part, given)).join(` ${word} `)})`;
  if ('exists' in condition) return `attribute_exists(${given.name(condition.exists)})`;
  if ('missing' in condition) return `attribute_not_exists(${given.name(condition.missing)})`;
  if ('all' in condition) return joined(condition.all, 'AND');
  if ('any' in condition) return joined(condition.any, 'OR');
  if ('not' in condition) return `(NOT ${conditionExpression(condition.not, given)})`;
  return comparison(condition, given);
};

/** Holds unless the item has expired; also where there is no item. */
export const notExpired = (nowMillis: number, { name, value }: Placeholders): string =>
  `(NOT ${name(TIME_TO_LIVE)} <= ${value(nowMillis / 1000)})`;

export const rangeExpression = (
  range: SortRange,
  attribute: string,
  { name, value }: Placeholders,
): string => {
  const sort = name(attribute);
  if ('equals' in range) return `${sort} = ${value(range.equals)}`;
  if ('beginsWith' in range) return `begins_with(${sort}, ${value(range.beginsWith)})`;
  if ('between' in range) return `${sort} BETWEEN ${value(range.between[0])} AND ${value(range.between[1])}`;
  if ('atLeast' in range) return `${sort} >= ${value(range.atLeast)}`;
  if ('atMost' in range) return `${sort} <= ${value(range.atMost)}`;
  if ('lessThan' in range) return `${sort} < ${value(range.lessThan)}`;
  return `${sort} > ${value(range.greaterThan)}`;
};
