import { describe, expect, it } from 'vitest';
import type { Gate } from '#functions/messaging/domain/gates.ts';
import { mayClaim } from '#functions/messaging/domain/may-claim.ts';
import { heldMessage } from '#functions/messaging/domain/message.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { arrivalNoticeIntent, reminderIntent } from '#test/support/builders/messaging.ts';

const DUE = reminderIntent().dueAt;
const LATER = '2025-11-10T02:00:01.000Z' as Instant;
const EVERYBODY = ['+'];

const gates = (entries: Record<string, Gate> = {}) => new Map(Object.entries(entries));
const message = (over = {}) => heldMessage(reminderIntent(over), DUE);

describe('whether a held message may be sent', () => {
  it('lets a due message through when nothing is known of its gates', () => {
    expect(mayClaim(message(), gates(), DUE, EVERYBODY)).toBe('claim');
  });

  it('lets it through when its gates are open at its version', () => {
    const open = gates({
      'event:EV1': { version: 1, open: true },
      'registration:REG1': { version: 9, open: true },
    });
    expect(mayClaim(message(), open, DUE, EVERYBODY)).toBe('claim');
  });

  it('stops it when the event has a later version', () => {
    const moved = gates({ 'event:EV1': { version: 2, open: true } });
    expect(mayClaim(message(), moved, DUE, EVERYBODY)).toEqual({ suppress: 'superseded' });
  });

  it('stops it when the person has cancelled', () => {
    const left = gates({ 'registration:REG1': { version: 1, open: false } });
    expect(mayClaim(message(), left, DUE, EVERYBODY)).toEqual({ suppress: 'cancelled' });
  });

  it('stops an escalation once the notice is answered', () => {
    const answered = gates({ 'notice:NT1': { version: 1, open: false } });
    const notice = heldMessage(arrivalNoticeIntent(), DUE);
    expect(mayClaim(notice, answered, arrivalNoticeIntent().dueAt, EVERYBODY)).toEqual({
      suppress: 'answered',
    });
  });

  it('lets the notice of cancellation through the gate that the cancellation closed', () => {
    const closed = gates({ 'event:EV1': { version: 2, open: false } });
    const notice = message({ version: 2, guards: [{ gate: 'event:EV1', version: 2, evenIfClosed: true }] });
    expect(mayClaim(notice, closed, DUE, EVERYBODY)).toBe('claim');
  });

  it('stops even that notice when a later version came', () => {
    const later = gates({ 'event:EV1': { version: 3, open: true } });
    const notice = message({ version: 2, guards: [{ gate: 'event:EV1', version: 2, evenIfClosed: true }] });
    expect(mayClaim(notice, later, DUE, EVERYBODY)).toEqual({ suppress: 'superseded' });
  });

  it('holds it until it is due', () => {
    expect(mayClaim(message({ dueAt: LATER }), gates(), DUE, EVERYBODY)).toEqual({ wait: LATER });
  });

  it('lets it go in the last instant in which it is worth something', () => {
    expect(mayClaim(message({ notAfter: DUE }), gates(), DUE, EVERYBODY)).toBe('claim');
  });

  it('ends it as too late after that', () => {
    expect(mayClaim(message({ notAfter: DUE }), gates(), LATER, EVERYBODY)).toEqual({ expire: 'too_late' });
  });

  it('lets a number of the allow-list through', () => {
    expect(mayClaim(message(), gates(), DUE, ['+62811', '+62860'])).toBe('claim');
  });

  it('stops a number outside the allow-list', () => {
    expect(mayClaim(message(), gates(), DUE, ['+62811'])).toEqual({ suppress: 'not_allowed_in_test' });
  });

  it('lets nobody through when the allow-list is empty', () => {
    expect(mayClaim(message(), gates(), DUE, [])).toEqual({ suppress: 'not_allowed_in_test' });
  });
});
