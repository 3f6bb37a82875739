import { RefusedByStore } from './errors.ts';
import type { Attribute, Condition, Item, Scalar } from './table.ts';

const MAX_CHOICES = 100;

// DynamoDB orders strings by their UTF-8 bytes; JavaScript's own order differs for characters beyond U+FFFF.
const compareStrings = (left: string, right: string): number =>
  left === right ? 0 : Buffer.compare(Buffer.from(left), Buffer.from(right));

/** Undefined when the two are not of one ordered type: such a comparison never holds. */
const compare = (left: Attribute | undefined, right: string | number): number | undefined => {
  if (typeof left === 'string' && typeof right === 'string') return compareStrings(left, right);
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return undefined;
};

const ordered = (
  item: Item | undefined,
  attribute: string,
  bound: string | number,
  accepts: (order: number) => boolean,
): boolean => {
  const order = compare(item?.[attribute], bound);
  return order !== undefined && accepts(order);
};

type Comparison = Extract<Condition, { attribute: string }>;

const comparisonHolds = (condition: Comparison, item: Item | undefined): boolean => {
  const { attribute } = condition;
  if ('equals' in condition) return item?.[attribute] === condition.equals;
  if ('notEquals' in condition) return item?.[attribute] !== condition.notEquals;
  if ('lessThan' in condition) return ordered(item, attribute, condition.lessThan, (order) => order < 0);
  if ('atMost' in condition) return ordered(item, attribute, condition.atMost, (order) => order <= 0);
  if ('greaterThan' in condition)
    return ordered(item, attribute, condition.greaterThan, (order) => order > 0);
  if ('atLeast' in condition) return ordered(item, attribute, condition.atLeast, (order) => order >= 0);
  return condition.oneOf.some((choice: Scalar) => item?.[attribute] === choice);
};

/** Whether the condition holds for the item as it stands, with DynamoDB's rules for missing attributes and mixed types. */
export const holds = (condition: Condition, item: Item | undefined): boolean => {
  if ('exists' in condition) return item?.[condition.exists] !== undefined;
  if ('missing' in condition) return item?.[condition.missing] === undefined;
  if ('all' in condition) return condition.all.every((part) => holds(part, item));
  if ('any' in condition) return condition.any.some((part) => holds(part, item));
  if ('not' in condition) return !holds(condition.not, item);
  return comparisonHolds(condition, item);
};

const partsOf = (condition: Condition): readonly Condition[] => {
  if ('all' in condition) return condition.all;
  if ('any' in condition) return condition.any;
  return 'not' in condition ? [condition.not] : [];
};

/** Throws RefusedByStore for a condition that has no expression: an empty `all`, `any` or `oneOf`. */
export const checkCondition = (condition: Condition): void => {
  const parts = partsOf(condition);
  if (('all' in condition || 'any' in condition) && parts.length === 0) {
    throw new RefusedByStore('a condition of no parts');
  }
  if ('oneOf' in condition && (condition.oneOf.length < 1 || condition.oneOf.length > MAX_CHOICES)) {
    throw new RefusedByStore(`oneOf needs 1 to ${MAX_CHOICES} values`);
  }
  for (const part of parts) checkCondition(part);
};
