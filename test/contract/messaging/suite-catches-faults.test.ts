import { describe, expect, it } from 'vitest';
import type { SmsAnswer, SmsProvider } from '#shared/aws/platform.ts';
import { inProcessProvider } from '#test/support/provider-twin/in-process.ts';
import { twinCore } from '#test/support/provider-twin/twin-core.ts';
import { checks, observe, TIMEOUT_MS } from './provider-contract.ts';
import { twinSituations } from './twin-situations.ts';

type Spoil = (sound: SmsProvider) => SmsProvider;

const twice: Spoil = ({ send }) => ({ send: (sms) => send(sms).then(() => send(sms)) });

const saying =
  (answer: SmsAnswer): Spoil =>
  ({ send }) => ({ send: (sms) => send(sms).then(() => answer) });

/** Providers with one fault each, the situation in which it shows, and the check that must notice. */
const faults: readonly [fault: string, situation: string, check: keyof typeof checks, spoil: Spoil][] = [
  ['asks again when the connection breaks', 'accepts and breaks the connection', 'is asked once', twice],
  ['sends twice', 'accepts', 'has taken it as often as it should', twice],
  [
    'takes a 500 for surely not sent',
    'accepts and answers with 500',
    'is answered for what it is',
    saying({ kind: 'not_accepted', reason: 'provider_failed' }),
  ],
  [
    'throws',
    'throttles',
    'is answered for what it is',
    () => ({ send: () => Promise.reject(new Error('throttled')) }),
  ],
  [
    'makes an id up',
    'accepts',
    'has the very text for the very number, under the id that was answered',
    saying({ kind: 'accepted', providerId: 'made-up' }),
  ],
  [
    'shortens the text',
    'accepts',
    'has the very text for the very number, under the id that was answered',
    (sound) => ({ send: (sms) => sound.send({ ...sms, text: sms.text.slice(0, 20) }) }),
  ],
  [
    'repeats the number',
    'refuses the number',
    'leaves no phone number in the answer',
    (sound) => ({ send: async (sms) => ({ ...(await sound.send(sms)), words: `${sms.to} is wrong` }) }),
  ],
];

const spoiled = (spoil: Spoil) => async () => {
  const twin = twinCore();
  const time = { nowMs: () => 0, sleep: async () => undefined };
  const provider = spoil(inProcessProvider(twin, time, { timeoutMs: TIMEOUT_MS }));
  return { provider, twin, close: async () => undefined };
};

describe('the contract of a provider notices one that', () => {
  it.each(faults)('%s', async (_, name, check, spoil) => {
    const situation = twinSituations(spoiled(spoil)).find((each) => each.name === name);
    if (situation === undefined) throw new Error(`no situation ${name}`);
    const observed = await observe(situation);
    expect(() => checks[check](observed, situation)).toThrow();
  });

  it('takes longer than its time', async () => {
    const [situation] = twinSituations(spoiled((sound) => sound));
    if (situation === undefined) throw new Error('no situation');
    const observed = { ...(await observe(situation)), tookMs: 20_000 };
    expect(() => checks['takes no longer than its time'](observed)).toThrow();
  });
});
