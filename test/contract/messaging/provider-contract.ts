import { beforeAll, describe, expect, it } from 'vitest';
import type { SmsAnswer, SmsProvider, SmsRequest } from '#shared/aws/platform.ts';

/** A provider in one situation. */
export type ProviderUnderTest = {
  readonly provider: SmsProvider;
  /** What was really taken, as the other side knows it. */
  readonly taken: () => readonly { readonly id: string; readonly to: string; readonly text: string }[];
  /** How often the other side was asked, where it can tell. */
  readonly asked?: () => number;
  readonly close: () => Promise<void>;
};

export type Situation = {
  readonly name: string;
  readonly expected: { readonly kind: SmsAnswer['kind']; readonly reason?: string };
  readonly taken: 0 | 1;
  readonly open: () => Promise<ProviderUnderTest>;
};

/** After so long the provider has to give up. */
export const TIMEOUT_MS = 2_000;

/** What a busy machine may add. */
const SLACK_MS = 15_000;

const PHONE = '+6286012345678';

/** What is left of the number however it is written. */
const DIGITS = '86012345678';

const REQUEST: SmsRequest = {
  to: PHONE,
  text: 'BP3MI Kalbar: "Migrasi Aman" Kam 13-11-2025 pkl 09.00 WIB\n{secret} & 100%',
  reference: 'reminder|event:e1|1|P3D|r1',
  attempt: '01JCXAMPLE00000000000000AA',
};

/** What came of one call. */
export type Observation = {
  readonly answer: SmsAnswer | 'thrown';
  readonly tookMs: number;
  readonly taken: ReturnType<ProviderUnderTest['taken']>;
  readonly asked: number;
};

export const observe = async ({ open }: Pick<Situation, 'open'>): Promise<Observation> => {
  const { provider, taken, asked, close } = await open();
  const startedAt = performance.now();
  const answer = await provider.send(REQUEST).catch(() => 'thrown' as const);
  const tookMs = performance.now() - startedAt;
  const observed = { answer, tookMs, taken: taken(), asked: asked?.() ?? 1 };
  await close();
  return observed;
};

type Check = (observed: Observation, situation: Omit<Situation, 'open'>) => void;

const verdictOf = (answer: Observation['answer']) => {
  if (answer === 'thrown' || answer.kind === 'accepted')
    return { kind: answer === 'thrown' ? answer : answer.kind };
  return { kind: answer.kind, reason: answer.reason };
};

/** Every promise of the port. A check can be run on any observation, also of a broken provider. */
export const checks = {
  'is answered for what it is': ({ answer }, { expected }) => expect(verdictOf(answer)).toEqual(expected),
  'is asked once': ({ asked }) => expect(asked).toBe(1),
  'has taken it as often as it should': ({ taken }, situation) => expect(taken).toHaveLength(situation.taken),
  'takes no longer than its time': ({ tookMs }) => expect(tookMs).toBeLessThan(TIMEOUT_MS + SLACK_MS),
  'leaves no phone number in the answer': ({ answer }) =>
    expect(JSON.stringify(answer)).not.toContain(DIGITS),
  'has the very text for the very number, under the id that was answered': ({ answer, taken }) => {
    const id = answer !== 'thrown' && answer.kind === 'accepted' ? { id: answer.providerId } : {};
    expect(taken).toMatchObject(taken.map(() => ({ to: REQUEST.to, text: REQUEST.text, ...id })));
  },
} as const satisfies Record<string, Check>;

/** Proves that a provider keeps the promises of `SmsProvider` in each situation. */
export const describeProvider = (name: string, situations: readonly Situation[]): void => {
  describe.each(situations)(`${name} that $name`, (situation) => {
    let observed: Observation;
    beforeAll(async () => {
      observed = await observe(situation);
    });
    it.each(Object.entries<Check>(checks))('%s', (_, check) => {
      check(observed, situation);
    });
  });
};
