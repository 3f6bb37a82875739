import { messagingServices } from '#functions/messaging/container.ts';
import type { Lane } from '#functions/messaging/domain/lane.ts';
import type { Queues, SmsProvider } from '#shared/aws/platform.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { TwinBehaviour, TwinReply } from '#test/support/provider-twin/behaviour.ts';
import { portAnswer } from '#test/support/provider-twin/in-process.ts';
import { twinCore } from '#test/support/provider-twin/twin-core.ts';
import type { Random } from '../engine/random.ts';
import { platformOf, settingsFor } from '../world/platform.ts';
import type { openOutbox } from './outbox.ts';

export type Slice = { readonly batchKey: string; readonly slice: number };
export type Job = { readonly lane: Lane; readonly slices: readonly Slice[] };

const REPLIES: readonly (readonly [TwinReply, number])[] = [
  ['throttle', 0.03],
  ['refuse', 0.02],
  ['accept_silent', 0.01],
  ['accept_500', 0.01],
];

const replyOf = (random: Random): TwinBehaviour => {
  let left = random.next();
  for (const [reply, share] of REPLIES) {
    left -= share;
    if (left < 0) return { reply };
  }
  return { reply: 'accept' };
};

/** The twin with its memory on the disk; no answer takes time. */
export const durableProvider = (
  random: Random,
  outbox: ReturnType<typeof openOutbox>,
  now: () => number,
  name: string,
): SmsProvider => {
  const core = twinCore(() => replyOf(random));
  return {
    send: async (request) => {
      const outcome = core.take(request, now());
      const taken = core.acceptances.at(-1);
      if (taken?.attempt === request.attempt && taken !== undefined)
        outbox.append({ ...taken, providerId: `${name}-${taken.providerId}` });
      const { answer } = portAnswer(outcome);
      return answer.kind === 'accepted' ? { ...answer, providerId: `${name}-${answer.providerId}` } : answer;
    },
  };
};

/** Messaging on a store, without a rate: a process that is killed is killed in the midst of much. */
export const serviceOn = (given: {
  readonly table: Table;
  readonly clock: Clock;
  readonly sms: SmsProvider;
  readonly queues: Queues;
  readonly name: string;
}) => {
  let numbered = 0;
  const { table, clock, sms, queues, name } = given;
  const ids = {
    id: () => {
      numbered += 1;
      return `${name}-${numbered}`;
    },
    token: () => 'no-token',
  };
  const settings = settingsFor({ perSecond: 10_000, monthlyParts: 100_000, noticeFloor: 100 });
  return messagingServices(platformOf({ table, clock, ids, queues, settings, sms }));
};
