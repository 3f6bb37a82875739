import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sqsQueues } from '#shared/aws/queues.ts';
import { stepFunctions } from '#shared/aws/workflows.ts';

const sqs = mockClient(SQSClient);
const sfn = mockClient(SFNClient);

beforeEach(() => {
  sqs.reset();
  sfn.reset();
});

describe('Given a queue on SQS', () => {
  const queues = sqsQueues(new SQSClient({}), { 'messages-urgent': 'https://sqs/messages' });
  const messages = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ body: { n }, delaySeconds: 15 }));

  it('when 23 messages are sent, then three requests carry them in order', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    await queues.send('messages-urgent', messages(23));
    const entries = sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries ?? []);
    expect(entries.map(({ length }) => length)).toEqual([10, 10, 3]);
    expect(entries[2]?.[2]).toEqual({ Id: '2', MessageBody: '{"n":22}', DelaySeconds: 15 });
  });

  it('when a delay has a fraction, then it is never shorter', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    await queues.send('messages-urgent', [{ body: {}, delaySeconds: 0.001 }]);
    const [call] = sqs.commandCalls(SendMessageBatchCommand);
    expect(call?.args[0].input.Entries?.[0]?.DelaySeconds).toBe(1);
  });

  it('when SQS refuses one of the first, then those behind are sent all the same', async () => {
    const failed = { Id: '0', Code: 'x', SenderFault: false };
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [failed] });
    await expect(queues.send('messages-urgent', messages(11))).rejects.toThrow('2 messages refused');
  });

  it('when SQS refuses one of them, then the caller is told', async () => {
    const failed = { Id: '0', Code: 'x', SenderFault: false };
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [failed] });
    await expect(queues.send('messages-urgent', messages(1))).rejects.toThrow('1 messages refused');
  });

  it('when infrastructure gave no such queue, then that is a bug and says so', async () => {
    await expect(sqsQueues(new SQSClient({}), {}).send('messages-urgent', messages(1))).rejects.toThrow(
      'no URL',
    );
  });
});

describe('Given a workflow on Step Functions', () => {
  const workflows = stepFunctions(new SFNClient({}), { 'event-timeline': 'arn:timeline' });

  it('when it is started, then the name and the ids are handed over', async () => {
    sfn.on(StartExecutionCommand).resolves({});
    expect(await workflows.start('event-timeline', 'e1-s1', { eventId: 'e1' })).toBe('started');
    expect(sfn.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: 'arn:timeline',
      name: 'e1-s1',
      input: '{"eventId":"e1"}',
    });
  });

  it('when the name was used before, then it counts as started', async () => {
    sfn.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists({ message: '', $metadata: {} }));
    expect(await workflows.start('event-timeline', 'e1-s1', {})).toBe('already_started');
  });

  it('when Step Functions fails otherwise, then the caller hears of it', async () => {
    sfn.on(StartExecutionCommand).rejects(new Error('throttled'));
    await expect(workflows.start('event-timeline', 'e1-s1', {})).rejects.toThrow('throttled');
  });
});
