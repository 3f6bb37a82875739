import { describe, expect, it } from 'vitest';
import { rule, table, wrapped } from '#infra/local/demo/story/paper.ts';

describe('wrapped', () => {
  it('keeps every line within 100 columns', () => {
    const lines = wrapped('kata '.repeat(80).trim(), '    ');
    expect(lines.length).toBeGreaterThan(1);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('loses no word', () => {
    const text = Array.from({ length: 60 }, (_, index) => `kata${index}`).join(' ');
    expect(wrapped(text, '').join(' ')).toBe(text);
  });

  it('indents the later lines deeper when asked', () => {
    const [first, second] = wrapped('kata '.repeat(40).trim(), '  ', '    ');
    expect(first).toMatch(/^ {2}kata/);
    expect(second).toMatch(/^ {4}kata/);
  });

  it('leaves a word alone that is longer than the page', () => {
    expect(wrapped('x'.repeat(120), '')).toEqual(['x'.repeat(120)]);
  });
});

describe('table', () => {
  it('puts words to the left and figures to the right', () => {
    const lines = table(
      ['what', 'count'],
      [
        ['a', '1'],
        ['longer', '100'],
      ],
    );
    expect(lines).toEqual(['  what     count', '  a            1', '  longer     100']);
  });
});

describe('rule', () => {
  it('fills the page', () => {
    expect(rule('Juli')).toHaveLength(100);
  });
});
