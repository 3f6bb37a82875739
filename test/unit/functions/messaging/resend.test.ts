import { describe, expect, it } from 'vitest';
import { unstored } from '#functions/messaging/domain/batch.ts';
import type { Change } from '#functions/messaging/domain/change.ts';
import type { Gates } from '#functions/messaging/domain/gates.ts';
import type { Intent } from '#functions/messaging/domain/intent.ts';
import { suppressReasons } from '#functions/messaging/domain/may-claim.ts';
import type { Message } from '#functions/messaging/domain/message.ts';
import { againOf, firstRule } from '#functions/messaging/domain/resend.ts';
import { expire, reject, suppress } from '#functions/messaging/domain/steps.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { aBatch, accepted, claimed } from '#test/support/builders/batches.ts';
import { arrivalNoticeIntent, paramsByKind, reminderIntent } from '#test/support/builders/messaging.ts';

const NOW = '2025-11-10T03:00:00.000Z' as Instant;

type Step = (message: Message) => Change;

const ACCEPTED: readonly Step[] = [(message) => claimed(message, NOW), (message) => accepted(message, NOW)];

const again = (
  intent: Intent,
  {
    steps = ACCEPTED,
    gates = new Map(),
    now = NOW,
  }: { steps?: readonly Step[]; gates?: Gates; now?: Instant } = {},
) => {
  const batch = aBatch(intent);
  const [recipient] = batch.recipients;
  if (recipient === undefined) throw new Error('nobody');
  const message = steps.reduce((standing, step) => step(standing).after, unstored(batch, recipient));
  return againOf({ batch, recipient, message }, { id: 'R1', gates, now });
};

const intentOf = (...given: Parameters<typeof again>): Intent => {
  const result = again(...given);
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};

describe('given a message that may be sent again', () => {
  it('when it is then it is the same order under a rule of its own, due now', () => {
    const intent = reminderIntent();
    expect(intentOf(intent)).toEqual({
      ...intent,
      rule: 'P3D:ulang-R1',
      dueAt: NOW,
      notAfter: intent.notAfter,
    });
  });

  it('when it was a repetition then it is one more of the first', () => {
    expect(intentOf(reminderIntent({ rule: 'P3D:ulang' })).rule).toBe('P3D:ulang-R1');
  });

  it('when nobody knows of the repetition either then there is no second one by itself', () => {
    expect(intentOf(arrivalNoticeIntent())).not.toHaveProperty('resendOnce');
  });

  it.each(['over_limit', 'over_budget', 'switched_off', 'quiet_hours'] as const)(
    'when %s stopped it then it may go now',
    (reason) => {
      expect(again(reminderIntent(), { steps: [(message) => suppress(message, reason, NOW)] }).ok).toBe(true);
    },
  );

  it.each([
    ['expired', [(message: Message) => expire(message, NOW)]],
    [
      'failed',
      [
        (message: Message) => claimed(message, NOW),
        (message: Message) => reject(message, { reason: 'refused' }, NOW),
      ],
    ],
  ] as const)('when it had %s then it may go now', (_, steps) => {
    expect(again(reminderIntent(), { steps }).ok).toBe(true);
  });
});

describe('given how long it is of use', () => {
  const soon = {
    dueAt: '2025-11-09T02:00:00.000Z' as Instant,
    notAfter: '2025-11-09T03:00:00.000Z' as Instant,
  };

  it('when its time is over then it has another day', () => {
    const thanks: Intent = { ...reminderIntent(soon), kind: 'thank_you', params: paramsByKind.thank_you };
    expect(intentOf(thanks).notAfter).toBe('2025-11-11T03:00:00.000Z');
  });

  it('when the event begins within that day then it has until then', () => {
    const params = { ...paramsByKind.reminder, local: '2025-11-10T15:00' as LocalDateTime };
    expect(intentOf(reminderIntent({ ...soon, params })).notAfter).toBe('2025-11-10T08:00:00.000Z');
  });

  it('when an event was moved then the later of the two times counts', () => {
    const params = { ...paramsByKind.event_changed, oldLocal: '2025-11-10T15:00' as LocalDateTime };
    const changedTo = (newLocal: string): Intent => ({
      ...reminderIntent(soon),
      kind: 'event_changed',
      params: { ...params, newLocal: newLocal as LocalDateTime },
    });
    expect(intentOf(changedTo('2025-11-10T12:00')).notAfter).toBe('2025-11-10T08:00:00.000Z');
    expect(intentOf(changedTo('2025-11-10T16:00')).notAfter).toBe('2025-11-10T09:00:00.000Z');
  });

  it('when a place was offered then it has until the offer ends', () => {
    const params = { ...paramsByKind.place_offered, until: '2025-11-10T12:00' as LocalDateTime };
    expect(intentOf({ ...reminderIntent(soon), kind: 'place_offered', params }).notAfter).toBe(
      '2025-11-10T05:00:00.000Z',
    );
  });

  it('when the event has begun then it is refused', () => {
    const now = '2025-11-13T02:00:00.000Z' as Instant;
    expect(again(reminderIntent(), { now })).toEqual({ ok: false, error: { kind: 'too_late_to_resend' } });
  });
});

describe('given a message that may not be sent again', () => {
  it.each(suppressReasons.filter((reason) => !/^over_|switched_off|quiet_hours/.test(reason)))(
    'when it was suppressed as %s then the reason is told',
    (reason) => {
      const steps = [(message: Message) => suppress(message, reason, NOW)];
      expect(again(reminderIntent(), { steps })).toEqual({
        ok: false,
        error: { kind: 'not_resendable', reason },
      });
    },
  );

  it('when its owner has opted out at the provider then it is refused', () => {
    const steps: Step[] = [
      (message) => claimed(message, NOW),
      (message) => reject(message, { reason: 'opted_out' }, NOW),
    ];
    expect(again(reminderIntent(), { steps })).toMatchObject({ error: { reason: 'opted_out' } });
  });

  it('when a later version is out then it is refused', () => {
    const gates = new Map([['event:EV1', { version: 2, open: true }]]);
    expect(again(reminderIntent(), { gates })).toMatchObject({ error: { reason: 'superseded' } });
  });

  it('when the notice was answered then it is refused', () => {
    const gates = new Map([['notice:NT1', { version: 1, open: false }]]);
    expect(again(arrivalNoticeIntent(), { gates })).toMatchObject({ error: { reason: 'answered' } });
  });
});

describe('the first rule', () => {
  it.each([
    ['P3D', 'P3D'],
    ['P3D:ulang', 'P3D'],
    ['rung-1:ulang-01HZY', 'rung-1'],
  ])('of %s is %s', (rule, first) => {
    expect(firstRule(rule)).toBe(first);
  });
});
