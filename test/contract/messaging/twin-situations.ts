import type { SmsProvider } from '#shared/aws/platform.ts';
import type { TwinBehaviour } from '#test/support/provider-twin/behaviour.ts';
import { plans } from '#test/support/provider-twin/receipts.ts';
import type { TwinCore } from '#test/support/provider-twin/twin-core.ts';
import type { ProviderUnderTest, Situation } from './provider-contract.ts';

type Expected = Situation['expected'];

const ACCEPTED: Expected = { kind: 'accepted' };
const unknown = (reason: string): Expected => ({ kind: 'unknown', reason });
const rejected = (reason: string): Expected => ({ kind: 'rejected', reason });
const notAccepted = (reason: string): Expected => ({ kind: 'not_accepted', reason });

const A_MOMENT = 100;

/** Everything that the twin can do to a caller, and what the port has to make of it. */
const behaviours: readonly [
  name: string,
  behaviour: TwinBehaviour,
  expected: Expected,
  taken: Situation['taken'],
][] = [
  ['accepts', { reply: 'accept' }, ACCEPTED, 1],
  ['accepts after a moment', { reply: 'stall', afterMs: A_MOMENT }, ACCEPTED, 1],
  ['sends a receipt before its answer', { reply: 'accept', receipts: plans.early }, ACCEPTED, 1],
  ['accepts and never answers', { reply: 'accept_silent' }, unknown('timeout'), 1],
  ['accepts and stalls', { reply: 'stall' }, unknown('timeout'), 1],
  ['accepts and breaks the connection', { reply: 'accept_reset' }, unknown('connection_lost'), 1],
  ['accepts and answers with 500', { reply: 'accept_500' }, unknown('provider_failed'), 1],
  ['fails with 500', { reply: 'fail_500' }, unknown('provider_failed'), 0],
  ['loses it and never answers', { reply: 'lose' }, unknown('timeout'), 0],
  ['refuses the number', { reply: 'refuse' }, rejected('invalid_number'), 0],
  ['knows of an opt-out', { reply: 'opted_out' }, rejected('opted_out'), 0],
  ['throttles', { reply: 'throttle' }, notAccepted('throttled'), 0],
];

export type OnTwin = {
  readonly provider: SmsProvider;
  readonly twin: TwinCore;
  readonly close: () => Promise<void>;
};

const inSituation = ({ provider, twin, close }: OnTwin): ProviderUnderTest => ({
  provider,
  taken: () => twin.acceptances.map(({ providerId: id, to, text }) => ({ id, to, text })),
  asked: twin.requests,
  close,
});

/** A provider that speaks to the twin and gives up after `TIMEOUT_MS`, in every situation. */
export const twinSituations = (open: () => Promise<OnTwin>): readonly Situation[] =>
  behaviours.map(([name, behaviour, expected, taken]) => ({
    name,
    expected,
    taken,
    open: async () => {
      const opened = await open();
      opened.twin.behave(behaviour);
      return inSituation(opened);
    },
  }));

/** A provider at whose address nobody is. */
export const unreachable = (provider: () => SmsProvider): Situation => ({
  name: 'is not there',
  expected: notAccepted('not_connected'),
  taken: 0,
  open: async () => ({ provider: provider(), taken: () => [], close: async () => undefined }),
});

export const NOBODY = 'http://127.0.0.1:1';
