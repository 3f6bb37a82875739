import { RefusedByStore } from './errors.ts';
import type { Attribute } from './table.ts';

const MAX_DEPTH = 32;
/** The smallest magnitude that DynamoDB keeps; the largest is JavaScript's, beyond which integers are not exact. */
const MIN_MAGNITUDE = 1e-130;

const checkNumber = (value: number): void => {
  const magnitude = Math.abs(value);
  if (!(magnitude <= Number.MAX_SAFE_INTEGER) || (magnitude !== 0 && magnitude < MIN_MAGNITUDE)) {
    throw new RefusedByStore(`the number ${value} cannot be stored exactly`);
  }
};

const checkNested = (value: object, depth: number): void => {
  if (depth > MAX_DEPTH) throw new RefusedByStore(`values nest deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) for (const part of value) checkValue(part, depth + 1);
  else for (const part of Object.values(value)) checkValue(part, depth + 1);
};

/** Throws RefusedByStore for a value that DynamoDB cannot hold. */
export const checkValue = (value: Attribute | undefined, depth = 1): void => {
  if (typeof value === 'number') checkNumber(value);
  else if (typeof value === 'object' && value !== null) checkNested(value, depth);
};
