import { parseArgs } from 'node:util';
import { type StoreKind, storeKinds } from '../world/store.ts';

export type Options = {
  readonly scenario: string;
  readonly seeds: readonly number[];
  readonly intents: number | undefined;
  readonly without: string | undefined;
  readonly jobs: number;
  readonly json: boolean;
  readonly list: boolean;
  readonly selfTest: boolean;
  /** Every message of a queue may come more than once. */
  readonly everyCopy: boolean;
  readonly store: StoreKind;
  /** Prints one JSON line for each seed, for the process that started this one. */
  readonly worker: boolean;
};

const WHOLE = /^\d+$/;

const wholeOf = (name: string, text: string): number => {
  if (!WHOLE.test(text)) throw new Error(`--${name} takes a whole number, not ${text}`);
  return Number(text);
};

const storeOf = (name: string): StoreKind => {
  const kind = storeKinds.find((each) => each === name);
  if (kind === undefined) throw new Error(`--store takes ${storeKinds.join(' or ')}, not ${name}`);
  return kind;
};

/** `7`, `1-200` or `3,5,8`. */
export const seedsOf = (text: string): number[] =>
  text.split(',').flatMap((part) => {
    const [from = '', to = from] = part.split('-');
    const [first, last] = [wholeOf('seeds', from), wholeOf('seeds', to)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  });

/** Throws on what it does not know. */
export const optionsOf = (args: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scenario: { type: 'string', default: 'sms' },
      seed: { type: 'string' },
      seeds: { type: 'string' },
      intents: { type: 'string' },
      without: { type: 'string' },
      jobs: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      'self-test': { type: 'boolean', default: false },
      'every-copy': { type: 'boolean', default: false },
      store: { type: 'string', default: 'memory' },
      worker: { type: 'boolean', default: false },
    },
  });
  const defaultSeeds = values.scenario === 'kill' ? '1-50' : '1';
  return {
    scenario: values.scenario,
    seeds: seedsOf(values.seeds ?? values.seed ?? defaultSeeds),
    intents: values.intents === undefined ? undefined : wholeOf('intents', values.intents),
    without: values.without,
    jobs: Math.max(1, wholeOf('jobs', values.jobs)),
    json: values.json,
    list: values.list,
    selfTest: values['self-test'],
    everyCopy: values['every-copy'],
    store: storeOf(values.store),
    worker: values.worker,
  };
};
