import { describe, expect, it } from 'vitest';
import { intentKey } from '#functions/messaging/domain/intent.ts';
import { type Message, unstoredMessage } from '#functions/messaging/domain/message.ts';
import * as steps from '#functions/messaging/domain/steps.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';

const AT = '2025-11-10T02:00:00.000Z' as Instant;
const attempt = { attemptId: 'A1', text: 'teks', parts: 1, template: 'reminder-1' };

const held = (): Message => {
  const intent = reminderIntent();
  return unstoredMessage({ key: intentKey(intent), batchKey: 'batch' }, intent, AT);
};
const sending = (): Message => steps.claim(held(), attempt, AT).after;
const afterAttempts = (count: number): Message => ({ ...sending(), attempts: count });

describe('the steps of a message', () => {
  it('claims a held one for thirty seconds, under an attempt', () => {
    expect(sending()).toMatchObject({
      state: 'sending',
      attemptId: 'A1',
      attempts: 1,
      nextAt: '2025-11-10T02:00:30.000Z',
    });
  });

  it('refuses to claim what is being sent', () => {
    expect(() => steps.claim(sending(), attempt, AT)).toThrow('sending');
  });

  it('ends an accepted one', () => {
    expect(steps.accept(sending(), { providerId: 'sns-1' }, AT)).toMatchObject({
      to: 'accepted',
      attemptId: 'A1',
    });
    expect(steps.accept(sending(), { providerId: 'sns-1' }, AT)).not.toHaveProperty('nextAt');
  });

  it.each([
    [1, '2025-11-10T02:00:15.000Z'],
    [2, '2025-11-10T02:02:00.000Z'],
    [3, '2025-11-10T02:10:00.000Z'],
  ])('holds it back after attempt %i that was surely not accepted, until %s', (attempts, nextAt) => {
    expect(steps.notAccepted(afterAttempts(attempts), { reason: 'throttled' }, AT)).toMatchObject({
      to: 'held',
      nextAt,
    });
  });

  it('gives up after the fourth attempt that was not accepted', () => {
    const change = steps.notAccepted(afterAttempts(4), { reason: 'throttled' }, AT);
    expect(change).toMatchObject({ to: 'failed', reason: 'throttled' });
  });

  it('ends as unknown when nobody can tell', () => {
    expect(steps.loseTrack(sending(), { reason: 'timeout' }, AT)).toMatchObject({
      to: 'unknown',
      reason: 'timeout',
    });
  });

  it('raises an unknown one when the answer comes late', () => {
    const unknown = steps.lapse(sending(), AT).after;
    expect(steps.raise(unknown, 'sns-1', AT)).toMatchObject({ from: 'unknown', to: 'accepted' });
  });

  it.each(['accepted', 'delivered', 'failed', 'expired', 'suppressed'] as const)(
    'cannot raise a %s one',
    (state) => {
      expect(() => steps.raise({ ...sending(), state }, 'sns-1', AT)).toThrow(state);
    },
  );

  it('repeats an arrival notice once, after ninety seconds, as an intent of its own', () => {
    expect(steps.secondOf(arrivalNoticeIntent(), AT)).toMatchObject({
      rule: 'rung-1:ulang',
      dueAt: '2025-11-10T02:01:30.000Z',
    });
  });

  it('does not repeat the repetition', () => {
    const second = steps.secondOf(arrivalNoticeIntent(), AT);
    expect(second && steps.secondOf(second, AT)).toBeUndefined();
  });

  it('does not repeat a reminder', () => {
    expect(steps.secondOf(reminderIntent(), AT)).toBeUndefined();
  });

  it('keeps the words of the provider with the attempt that got them', () => {
    const said = steps.notAccepted(sending(), { reason: 'throttled', words: 'Rate exceeded' }, AT);
    expect(said.history.at(-1)).toMatchObject({ words: 'Rate exceeded', attempt: 1 });
  });

  it('keeps a history that does not grow without end', () => {
    let message = held();
    for (let round = 0; round < 30; round += 1) {
      message = steps.claim(message, attempt, AT).after;
      message = steps.notAccepted({ ...message, attempts: 1 }, { reason: 'throttled' }, AT).after;
    }
    expect(message.history).toHaveLength(16);
  });
});
