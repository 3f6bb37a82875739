import type { SQSEvent } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { localQueues } from '#infra/local/queues/local-queues.ts';
import type { Duration } from '#shared/kernel/time.ts';
import { virtualTime } from '#test/support/workflow-runner.ts';

const START = '2025-10-12T01:00:00.000Z';

const setup = (answer: (event: SQSEvent, call: number) => unknown = () => undefined) => {
  const time = virtualTime(START);
  const events: { event: SQSEvent; at: string }[] = [];
  const handler = async (event: unknown) => {
    events.push({ event: event as SQSEvent, at: time.clock.now() });
    return answer(event as SQSEvent, events.length);
  };
  const consumers = { 'messages-urgent': { functionName: 'messaging-worker', handler } };
  return { ...time, events, queues: localQueues({ ...time, consumers }) };
};

const bodies = (events: readonly { event: SQSEvent }[]) =>
  events.map(({ event }) => event.Records.map(({ body }) => JSON.parse(body)));

const send = (count: number, delaySeconds?: number) =>
  Array.from({ length: count }, (_, n) => ({
    body: { n },
    ...(delaySeconds === undefined ? {} : { delaySeconds }),
  }));

describe('a queue', () => {
  it('hands its function a real SQS event', async () => {
    const { queues, events, activity } = setup();
    await queues.send('messages-urgent', [{ body: { keys: ['k1'] } }]);
    await activity.settled();
    expect(events[0]?.event.Records).toEqual([
      {
        messageId: expect.stringMatching(/^[\da-f-]{36}$/),
        receiptHandle: expect.any(String),
        body: '{"keys":["k1"]}',
        attributes: {
          ApproximateReceiveCount: '1',
          SentTimestamp: String(Date.parse(START)),
          SenderId: expect.any(String),
          ApproximateFirstReceiveTimestamp: String(Date.parse(START)),
        },
        messageAttributes: {},
        md5OfBody: 'dd188188a53fdbe6004477caf714fbcb',
        eventSource: 'aws:sqs',
        eventSourceARN: 'arn:aws:sqs:ap-southeast-3:000000000000:messages-urgent',
        awsRegion: 'ap-southeast-3',
      },
    ]);
  });

  it('delivers at most ten messages at a time', async () => {
    const { queues, events, activity } = setup();
    await queues.send('messages-urgent', send(23));
    await activity.settled();
    expect(events.map(({ event }) => event.Records.length)).toEqual([10, 10, 3]);
  });

  it('runs at most two deliveries at once', async () => {
    let inside = 0;
    let most = 0;
    const { queues, activity } = setup(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    });
    await queues.send('messages-urgent', send(45));
    await activity.settled();
    expect(most).toBe(2);
  });

  it('keeps a delayed message back until its time', async () => {
    const { queues, events, clock } = setup();
    await queues.send('messages-urgent', send(1, 120));
    await clock.advance('PT119S' as Duration);
    expect(events).toEqual([]);
    await clock.advance('PT1S' as Duration);
    expect(events.map(({ at }) => at)).toEqual(['2025-10-12T01:02:00.000Z']);
  });

  it('keeps it back to the millisecond', async () => {
    const { queues, events, clock } = setup();
    await queues.send('messages-urgent', send(1, 0.25));
    await clock.advance('PT0.249S' as Duration);
    expect(events).toEqual([]);
    await clock.advance('PT0.001S' as Duration);
    expect(events.map(({ at }) => at)).toEqual(['2025-10-12T01:00:00.250Z']);
  });

  it('forgets what was done', async () => {
    const { queues, events, clock } = setup();
    await queues.send('messages-urgent', send(1));
    await clock.advance('PT1H' as Duration);
    expect([events.length, queues.list()]).toEqual([
      1,
      [
        { queue: 'messages-urgent', pending: 0, dead: [] },
        { queue: 'messages-standard', pending: 0, dead: [] },
      ],
    ]);
  });

  it('brings back only the messages that failed, after the visibility time', async () => {
    const { queues, events, clock } = setup((event, call) => ({
      batchItemFailures: call === 1 ? [{ itemIdentifier: event.Records[1]?.messageId }] : [],
    }));
    await queues.send('messages-urgent', send(3));
    await clock.advance('PT59S' as Duration);
    expect(bodies(events)).toEqual([[{ n: 0 }, { n: 1 }, { n: 2 }]]);
    await clock.advance('PT1H' as Duration);
    expect(bodies(events).slice(1)).toEqual([[{ n: 1 }]]);
    expect(events[1]?.at).toBe('2025-10-12T01:01:00.000Z');
  });

  it.each([
    ['an error', () => Promise.reject(new Error('no'))],
    ['a list that cannot be read', () => ({ batchItemFailures: [{ id: 'x' }] })],
    ['a message that was not in the batch', () => ({ batchItemFailures: [{ itemIdentifier: 'x' }] })],
    ['an empty identifier', () => ({ batchItemFailures: [{ itemIdentifier: '' }] })],
  ])('brings back the whole batch after %s', async (_, answer) => {
    const { queues, events, clock } = setup((__, call) => (call === 1 ? answer() : undefined));
    await queues.send('messages-urgent', send(2));
    await clock.advance('PT2M' as Duration);
    expect(bodies(events).flat()).toEqual([{ n: 0 }, { n: 1 }, { n: 0 }, { n: 1 }]);
  });

  it('puts a message aside after three receives', async () => {
    const { queues, events, clock } = setup(() => Promise.reject(new Error('no')));
    await queues.send('messages-urgent', send(1));
    await clock.advance('PT1H' as Duration);
    expect(events.map(({ event }) => event.Records[0]?.attributes.ApproximateReceiveCount)).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(queues.list()[0]).toMatchObject({ pending: 0, dead: [{ body: '{"n":0}', receives: 3 }] });
  });

  it('refuses a delay that SQS would refuse', async () => {
    await expect(setup().queues.send('messages-urgent', send(1, 901))).rejects.toThrow('901');
  });
});
