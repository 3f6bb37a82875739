import { describe, expect, it } from 'vitest';
import { readOptions } from '#test/bench/options.ts';

describe('the command line of the benchmark', () => {
  it('given nothing but the name, measures five rounds of both sizes without peers', () => {
    expect(readOptions(['messaging'])).toEqual({
      json: false,
      peers: false,
      rounds: 5,
      sizes: [10_000, 100_000],
      only: [],
    });
  });

  it('given sizes, takes them', () => {
    expect(readOptions(['messaging', '--sizes', '1000,2000']).sizes).toEqual([1000, 2000]);
  });

  it.each([[[]], [['mail']], [['messaging', '--rounds', '0']], [['messaging', '--sizes', '1e']]])(
    'refuses %j',
    (argv) => {
      expect(() => readOptions(argv)).toThrow();
    },
  );
});
