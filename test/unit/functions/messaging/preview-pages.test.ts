import { describe, expect, it } from 'vitest';
import { previewPages } from '#functions/messaging/contract.ts';
import type { Recipient } from '#functions/messaging/domain/intent.ts';
import { manyRecipients } from '#test/support/builders/batches.ts';

const onPhone = (to: string, count: number, from: number): Recipient[] =>
  manyRecipients(count, from).map(({ recipient }) => ({ recipient, to }));

describe('the batches of a preview', () => {
  it('hold a hundred each', () => {
    expect(previewPages(manyRecipients(250)).map(({ length }) => length)).toEqual([100, 100, 50]);
  });

  it('are none for nobody', () => {
    expect(previewPages([])).toEqual([]);
  });

  it('keep those of one phone together', () => {
    const group = onPhone('+6286099999999', 5, 1000);
    const all = [...group.slice(0, 2), ...manyRecipients(97), ...group.slice(2), ...manyRecipients(3, 200)];
    const pages = previewPages(all);
    expect(pages.map((page) => page.filter(({ to }) => to === '+6286099999999').length)).toEqual([5, 0]);
  });

  it('leave room rather than split a phone', () => {
    const pages = previewPages([...manyRecipients(98), ...onPhone('+6286099999999', 5, 1000)]);
    expect(pages.map(({ length }) => length)).toEqual([98, 5]);
  });

  it('split a phone that has more than a batch holds', () => {
    const pages = previewPages(onPhone('+6286099999999', 150, 1000));
    expect(pages.map(({ length }) => length)).toEqual([100, 50]);
  });
});
