import { describe, expect, it } from 'vitest';
import type { Message } from '#functions/messaging/domain/message.ts';
import { type Receipt, spokenOf } from '#functions/messaging/domain/receipt.ts';
import { hear } from '#functions/messaging/domain/receipt-steps.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { RECEIVED_AT, receipt, sent } from '#test/support/builders/receipts.ts';

const NOW = '2025-11-10T02:01:00.000Z' as Instant;

const told = (message: Message, one: Receipt, ...others: Receipt[]): Message => {
  const verdict = hear(message, [one, ...others], NOW);
  return typeof verdict === 'string' ? message : verdict.change.after;
};

describe('a receipt', () => {
  it('moves an accepted message to delivered', () => {
    expect(told(sent(), receipt()).state).toBe('delivered');
  });

  it('raises a message whose fate nobody knew', () => {
    const message = told(sent('unknown'), receipt({ status: 'accepted', attempt: 'A1' }));
    expect(message).toMatchObject({ state: 'accepted', providerId: 'P1' });
  });

  it('of a failure leaves its reason and the words of the carrier', () => {
    const words = 'Phone is currently unreachable/unavailable';
    const message = told(sent(), receipt({ status: 'failed', reason: 'phone_unreachable', words }));
    expect(message).toMatchObject({ state: 'failed', reason: 'phone_unreachable' });
    expect(message.history.at(-1)).toEqual({
      state: 'failed',
      at: RECEIVED_AT,
      reason: 'phone_unreachable',
      words,
      attempt: 1,
    });
  });

  it('of arrival overrules one of failure, but not the other way round', () => {
    const failed = told(sent(), receipt({ status: 'failed' }));
    expect(told(failed, receipt()).state).toBe('delivered');
    expect(hear(told(sent(), receipt()), [receipt({ status: 'failed' })], NOW)).toBe('ignore');
  });

  it('that says what is known changes nothing', () => {
    expect(hear(sent(), [receipt({ status: 'accepted' })], NOW)).toBe('ignore');
    expect(hear(sent('unknown'), [receipt({ status: 'unknown' })], NOW)).toBe('ignore');
  });

  it('waits while the call is not over', () => {
    expect(hear(sent('sending'), [receipt({ attempt: 'A1' })], NOW)).toBe('early');
  });

  it('leaves alone what the provider itself has refused', () => {
    expect(hear(sent('refused'), [receipt({ attempt: 'A1' })], NOW)).toBe('ignore');
  });

  it.each(['held', 'suppressed', 'expired'] as const)('leaves alone what is %s', (state) => {
    expect(hear({ ...sent(), state }, [receipt()], NOW)).toBe('ignore');
  });

  it('from a clock that runs ahead counts as of now', () => {
    const message = told(sent(), receipt({ at: '2031-01-01T00:00:00.000Z' as Instant }));
    expect(message.history.at(-1)?.at).toBe(NOW);
  });

  it('brings the parts that are billed', () => {
    expect(told(sent(), receipt({ parts: 2 })).parts).toBe(2);
  });

  it('that names only our call lets a later one overrule it', () => {
    const byCall = (status: Receipt['status']): Receipt => ({
      id: `gateway:1:${status}`,
      to: receipt().to,
      at: RECEIVED_AT,
      attempt: 'A1',
      status,
    });
    const failed = told(sent('unknown'), byCall('failed'));
    expect(failed).toMatchObject({ state: 'failed', providerId: 'A1' });
    expect(told(failed, byCall('delivered')).state).toBe('delivered');
  });

  it('among several that tells the most counts, and of equals the earliest', () => {
    const late = receipt({ id: 'b', status: 'failed', reason: 'other', at: NOW });
    const early = receipt({ id: 'c', status: 'failed', reason: 'phone_unreachable' });
    const message = told(sent(), late, receipt({ id: 'a', status: 'accepted' }), early);
    expect(message).toMatchObject({ state: 'failed', reason: 'phone_unreachable' });
  });
});

describe('the message that a receipt speaks of', () => {
  const messages = [
    sent('accepted', { recipient: 'REG1', providerId: 'P1', attemptId: 'A1' }),
    sent('unknown', { recipient: 'REG2', attemptId: 'A2' }),
  ];

  it('is the one that the provider knows by this id', () => {
    expect(spokenOf(receipt({ providerId: 'P1' }), messages)).toBe(messages[0]);
  });

  it('is the one of this call, when the id of the provider never came', () => {
    expect(spokenOf(receipt({ providerId: 'P2', attempt: 'A2' }), messages)).toBe(messages[1]);
  });

  it('is none when neither is known', () => {
    expect(spokenOf(receipt({ providerId: 'P2', attempt: 'A3' }), messages)).toBeUndefined();
  });
});
