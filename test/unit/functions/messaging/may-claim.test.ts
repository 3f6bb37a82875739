import { describe, expect, it } from 'vitest';
import { singleBatch } from '#functions/messaging/adapters/single-batch.ts';
import type { Intent } from '#functions/messaging/contract.ts';
import type { Batch } from '#functions/messaging/domain/batch.ts';
import type { Gate } from '#functions/messaging/domain/gates.ts';
import { mayClaimBatch } from '#functions/messaging/domain/may-claim.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';

const DUE = reminderIntent().dueAt;
const LATER = '2025-11-10T02:00:01.000Z' as Instant;

const gates = (entries: Record<string, Gate> = {}) => new Map(Object.entries(entries));
const paid = (intent: Intent): Batch => ({ ...singleBatch(intent, DUE), reserved: 1 });
const message = (over = {}) => paid(reminderIntent(over));

const mayClaim = (
  batch: Batch,
  open: ReturnType<typeof gates>,
  now: Instant,
  stops: readonly string[] = [],
) => {
  const stop = { by: 'head-kalbar', at: DUE, reason: 'uji coba' };
  return mayClaimBatch(batch, { gates: open, switches: new Map(stops.map((name) => [name, stop])), now });
};

describe('whether a held message may be sent', () => {
  it('lets a due message through when nothing is known of its gates', () => {
    expect(mayClaim(message(), gates(), DUE)).toBe('claim');
  });

  it('lets it through when its gates are open at its version', () => {
    const open = gates({
      'event:EV1': { version: 1, open: true },
    });
    expect(mayClaim(message(), open, DUE)).toBe('claim');
  });

  it('stops it when the event has a later version', () => {
    const moved = gates({ 'event:EV1': { version: 2, open: true } });
    expect(mayClaim(message(), moved, DUE)).toEqual({ suppress: 'superseded' });
  });

  it('stops an escalation once the notice is answered', () => {
    const answered = gates({ 'notice:NT1': { version: 1, open: false } });
    const notice = paid(arrivalNoticeIntent());
    expect(mayClaim(notice, answered, arrivalNoticeIntent().dueAt)).toEqual({
      suppress: 'answered',
    });
  });

  it('lets the notice of cancellation through the gate that the cancellation closed', () => {
    const closed = gates({ 'event:EV1': { version: 2, open: false } });
    const notice = message({ version: 2, guards: [{ gate: 'event:EV1', version: 2, evenIfClosed: true }] });
    expect(mayClaim(notice, closed, DUE)).toBe('claim');
  });

  it('stops even that notice when a later version came', () => {
    const later = gates({ 'event:EV1': { version: 3, open: true } });
    const notice = message({ version: 2, guards: [{ gate: 'event:EV1', version: 2, evenIfClosed: true }] });
    expect(mayClaim(notice, later, DUE)).toEqual({ suppress: 'superseded' });
  });

  it('holds it until it is due', () => {
    expect(mayClaim(message({ dueAt: LATER }), gates(), DUE)).toEqual({ wait: LATER });
  });

  it('lets it go in the last instant in which it is worth something', () => {
    expect(mayClaim(message({ notAfter: DUE }), gates(), DUE)).toBe('claim');
  });

  it('ends it as too late after that', () => {
    expect(mayClaim(message({ notAfter: DUE }), gates(), LATER)).toEqual({ expire: 'too_late' });
  });

  it('ends it as too late after 72 hours, whatever it was worth', () => {
    const endless = message({ notAfter: '2026-11-10T02:00:00.000Z' });
    const now = '2025-11-13T02:00:00.001Z' as Instant;
    expect(mayClaim(endless, gates(), now)).toEqual({ expire: 'too_late' });
  });

  it.each(['all', 'office:bp3mi-kalbar', 'kind:reminder'])('holds it while %s is switched off', (name) => {
    expect(mayClaim(message(), gates(), DUE, [name])).toEqual({
      wait: '2025-11-10T02:10:00.000Z',
      reason: 'switched_off',
    });
  });

  it('lets it through when something else is switched off', () => {
    expect(mayClaim(message(), gates(), DUE, ['office:bp3mi-jatim', 'kind:thank_you'])).toBe('claim');
  });

  it('holds it while nobody has paid for it', () => {
    const { reserved: _, ...unpaid } = message();
    expect(mayClaim(unpaid, gates(), DUE)).toMatchObject({ reason: 'over_budget' });
  });

  it('lets a notice through that nobody has paid for', () => {
    const notice = singleBatch(arrivalNoticeIntent(), DUE);
    expect(mayClaim(notice, gates(), arrivalNoticeIntent().dueAt)).toBe('claim');
  });

  it.each(['over_budget', 'switched_off'] as const)(
    'says that it was %s when that kept it too long',
    (heldFor) => {
      const held = { ...message({ notAfter: DUE }), heldFor };
      expect(mayClaim(held, gates(), LATER)).toEqual({ suppress: heldFor });
    },
  );
});

describe('the night', () => {
  const NIGHT = '2025-11-10T14:00:00.000Z' as Instant;
  const MORNING = '2025-11-11T00:00:00.000Z' as Instant;
  const quiet = { from: '20:00', to: '07:00', zone: 'Asia/Pontianak', latest: MORNING, otherwise: 'drop' };

  it('holds a reminder until the morning', () => {
    expect(mayClaim(message({ quiet }), gates(), NIGHT)).toEqual({ wait: MORNING, reason: 'quiet_hours' });
  });

  it('drops it when the morning is too late', () => {
    const early = { ...quiet, latest: '2025-11-10T23:59:59.999Z' };
    expect(mayClaim(message({ quiet: early }), gates(), NIGHT)).toEqual({ suppress: 'quiet_hours' });
  });

  it('does not hold what must be known before the morning', () => {
    const early = { ...quiet, latest: '2025-11-10T23:59:59.999Z', otherwise: 'send' };
    expect(mayClaim(message({ quiet: early }), gates(), NIGHT)).toBe('claim');
  });

  it('does not hold what says nothing of it', () => {
    expect(mayClaim(message(), gates(), NIGHT)).toBe('claim');
  });
});
