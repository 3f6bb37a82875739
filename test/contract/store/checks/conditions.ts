import { expect } from 'vitest';
import type { Condition } from '#shared/store/table.ts';
import { type Check, itemFor, refTo, store } from '../subject.ts';

const ITEM = { n: 5, text: 'm', flag: true, nothing: null, list: [1], high: '\u{1F30A}' };

type Case = readonly [condition: Condition, onItem: boolean, onNothing: boolean];

const n = 'n';
const text = 'text';
const none = 'none';

const cases: readonly Case[] = [
  [{ exists: 'pk' }, true, false],
  [{ exists: n }, true, false],
  [{ exists: 'nothing' }, true, false],
  [{ exists: none }, false, false],
  [{ missing: 'pk' }, false, true],
  [{ missing: 'nothing' }, false, true],
  [{ missing: none }, true, true],
  [{ attribute: n, equals: 5 }, true, false],
  [{ attribute: n, equals: 6 }, false, false],
  [{ attribute: n, equals: '5' }, false, false],
  [{ attribute: 'flag', equals: true }, true, false],
  [{ attribute: 'flag', equals: false }, false, false],
  [{ attribute: 'nothing', equals: null }, true, false],
  [{ attribute: none, equals: null }, false, false],
  [{ attribute: text, notEquals: 'x' }, true, true],
  [{ attribute: text, notEquals: 'm' }, false, true],
  [{ attribute: text, notEquals: 5 }, true, true],
  [{ attribute: none, notEquals: 'x' }, true, true],
  [{ attribute: n, lessThan: 6 }, true, false],
  [{ attribute: n, lessThan: 5 }, false, false],
  [{ attribute: n, lessThan: '9' }, false, false],
  [{ attribute: text, lessThan: 'n' }, true, false],
  [{ attribute: 'nothing', lessThan: 1 }, false, false],
  [{ attribute: none, lessThan: 1 }, false, false],
  [{ attribute: n, atMost: 5 }, true, false],
  [{ attribute: n, atMost: 4.9 }, false, false],
  [{ attribute: none, atMost: 5 }, false, false],
  [{ attribute: n, greaterThan: 4 }, true, false],
  [{ attribute: n, greaterThan: 5 }, false, false],
  [{ attribute: text, greaterThan: 'M' }, true, false],
  [{ attribute: 'high', greaterThan: '\uFFFD' }, true, false],
  [{ attribute: 'flag', greaterThan: 0 }, false, false],
  [{ attribute: n, atLeast: 5 }, true, false],
  [{ attribute: n, atLeast: 6 }, false, false],
  [{ attribute: text, oneOf: ['a', 'm'] }, true, false],
  [{ attribute: text, oneOf: ['a', 'b'] }, false, false],
  [{ attribute: n, oneOf: ['5', 5] }, true, false],
  [{ attribute: none, oneOf: [null] }, false, false],
  [{ all: [{ exists: n }, { attribute: n, equals: 5 }] }, true, false],
  [{ all: [{ exists: n }, { attribute: n, equals: 6 }] }, false, false],
  [{ any: [{ missing: 'pk' }, { attribute: n, equals: 5 }] }, true, true],
  [{ any: [{ missing: 'pk' }, { attribute: n, equals: 6 }] }, false, true],
  [{ not: { exists: n } }, false, true],
  [{ not: { attribute: n, lessThan: 5 } }, true, true],
  [{ not: { any: [{ exists: none }, { all: [{ exists: n }, { missing: text }] }] } }, true, true],
];

const passes = async (subject: Parameters<Check['run']>[0], name: string, condition: Condition) => {
  const { ok } = await subject.table.transact([{ kind: 'check', ...refTo(subject, name), if: condition }]);
  const update = { kind: 'update', ...refTo(subject, name), add: { seen: 1 }, if: condition } as const;
  const written = await subject.table.write(update);
  expect(written.ok).toBe(ok);
  return ok;
};

export const conditionChecks: readonly Check[] = cases.map(([condition, onItem, onNothing]) => ({
  name: `condition ${JSON.stringify(condition)} is ${onItem} on the item and ${onNothing} on nothing`,
  run: async (subject) => {
    await store(subject, itemFor(subject, ITEM, 'there'));
    expect(await passes(subject, 'there', condition)).toBe(onItem);
    expect(await passes(subject, 'nowhere', condition)).toBe(onNothing);
  },
}));
