import { RefusedByStore } from './errors.ts';
import type { Attribute, Item, Update } from './table.ts';

const decimals = (value: number): number => {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent));
};

/** DynamoDB adds in decimal, so that 0.1 and 0.2 make 0.3. */
const sum = (left: number, right: number): number => {
  const places = Math.max(decimals(left), decimals(right));
  return places === 0 || places > 100 ? left + right : Number((left + right).toFixed(places));
};

const added = (name: string, current: Attribute | undefined, amount: number): number => {
  if (current === undefined) return amount;
  if (typeof current !== 'number') throw new RefusedByStore(`cannot add to ${name}, which is not a number`);
  return sum(current, amount);
};

/** The item after the update; `before` is undefined when it is created by it. */
export const updated = (before: Item | undefined, { key, set, add, remove }: Update): Item => {
  const attributes: Record<string, Attribute | undefined> = { ...before, ...set };
  for (const [name, amount] of Object.entries(add ?? {}))
    attributes[name] = added(name, before?.[name], amount);
  for (const name of remove ?? []) delete attributes[name];
  return { ...attributes, pk: key.pk, sk: key.sk };
};
