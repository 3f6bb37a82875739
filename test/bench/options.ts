import { parseArgs } from 'node:util';

export type BenchOptions = {
  readonly json: boolean;
  readonly peers: boolean;
  readonly rounds: number;
  readonly sizes: readonly number[];
  /** Which parts to measure; all of them when empty. */
  readonly only: readonly string[];
};

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a whole number above 0`);
  return number;
};

/** Throws with a sentence for whoever typed it. */
export const readOptions = (argv: readonly string[]): BenchOptions => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      rounds: { type: 'string', default: '5' },
      sizes: { type: 'string', default: '10000,100000' },
      only: { type: 'string', default: '' },
    },
  });
  if (positionals.join() !== 'messaging') throw new Error('npm run bench -- messaging [--json] [--peers]');
  return {
    json: values.json,
    peers: values.peers,
    rounds: wholeNumber(values.rounds),
    sizes: values.sizes.split(',').map(wholeNumber),
    only: values.only.split(',').filter((part) => part !== ''),
  };
};
