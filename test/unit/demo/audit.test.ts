import { describe, expect, it } from 'vitest';
import { audit, holds } from '#infra/local/demo/audit/audit.ts';
import type { Facts } from '#infra/local/demo/audit/facts.ts';
import {
  arrivalFacts,
  demoFacts,
  demoNotice,
  demoPerson,
  demoRegistration,
  eventFacts,
  ledgerMessage,
  sentSms,
} from '#test/support/builders/demo.ts';

const brokenIn = (facts: Facts): readonly string[] =>
  audit(facts).flatMap(({ name, found }) => (found === 0 ? [] : [name]));

const { outbox, events, arrival } = demoFacts();
const [event] = events;
if (event === undefined) throw new Error('the builder gives one event');

const withEvent = (overrides: Parameters<typeof eventFacts>[0]): Facts =>
  demoFacts({ events: [eventFacts(overrides)] });
const withArrival = (overrides: Parameters<typeof arrivalFacts>[0]): Facts =>
  demoFacts({ arrival: arrivalFacts(overrides) });

const second = demoRegistration({ registrationId: 'r2', phone: '+628603' });

describe('the auditor', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(brokenIn(demoFacts())).toEqual([]);
  });

  it('holds only when every count is 0', () => {
    expect(holds([{ name: 'a', title: 'a', found: 0 }])).toBe(true);
    expect(holds([{ name: 'a', title: 'a', found: 1 }])).toBe(false);
  });

  const wrongs: readonly (readonly [what: string, invariant: string, facts: Facts])[] = [
    ['an intent sent twice', 'duplicates', demoFacts({ outbox: [...outbox, sentSms({ text: 'other' })] })],
    [
      'the same words to the same phone within a day',
      'duplicates',
      demoFacts({ outbox: [...outbox, sentSms({ reference: 'reminder|event:e1|2|P1D|r1' })] }),
    ],
    [
      'one word of a name in an SMS',
      'namesInSms',
      demoFacts({ outbox: [...outbox, sentSms({ reference: 'x', to: 'x', text: 'Ibu KARTOLO tiba' })] }),
    ],
    [
      'a document number in an SMS',
      'namesInSms',
      demoFacts({ outbox: [...outbox, sentSms({ reference: 'x', to: 'x', text: 'No. contoh-splp-0001' })] }),
    ],
    [
      'a message that was never settled',
      'messagesWithoutOutcome',
      withEvent({ messages: [ledgerMessage({ state: 'sending' })] }),
    ],
    [
      'an SMS that nobody booked',
      'ledgerOutboxMismatches',
      demoFacts({ outbox: [...outbox, sentSms({ reference: 'x', to: 'x' })] }),
    ],
    ['a booked SMS that never left', 'ledgerOutboxMismatches', demoFacts({ outbox: outbox.slice(1) })],
    [
      'a reminder of two parts',
      'smsWithTooManyParts',
      demoFacts({ outbox: outbox.map((sms) => ({ ...sms, parts: 2 })) }),
    ],
    [
      'more people seated than there are seats',
      'seatsOverCapacity',
      withEvent({ registrations: [demoRegistration(), second] }),
    ],
    [
      'too many seated for a while, although not at the end',
      'seatsOverCapacity',
      withEvent({
        registrations: [
          demoRegistration(),
          { ...second, status: 'cancelled', cancelledAt: '2025-11-02T02:00:00.000Z' },
        ],
      }),
    ],
    [
      'a seat empty while somebody waits',
      'emptySeatsWhileWaiting',
      withEvent({
        event: { ...event.event, seats: { capacity: 2, seated: 1, waiting: 1, overbooked: false } },
      }),
    ],
    [
      'counters that do not fit the list',
      'seatsMiscounted',
      withEvent({
        event: { ...event.event, seats: { capacity: 2, seated: 2, waiting: 0, overbooked: false } },
      }),
    ],
    [
      'a phone with two seats',
      'seatsHeldTwice',
      withEvent({ registrations: [demoRegistration(), demoRegistration({ registrationId: 'r2' })] }),
    ],
    ['a seated person without a reminder', 'remindersMissingOrDoubled', withEvent({ messages: [] })],
    [
      'a reminder for somebody who waits',
      'remindersMissingOrDoubled',
      withEvent({ registrations: [demoRegistration({ status: 'waiting', ticket: 1 })] }),
    ],
    [
      'two reminders of one rule',
      'remindersMissingOrDoubled',
      withEvent({ messages: [ledgerMessage(), ledgerMessage({ version: 2 })] }),
    ],
    [
      'a reminder at nine in the evening',
      'remindersInQuietHours',
      demoFacts({ outbox: [sentSms({ acceptedAt: '2025-11-11T14:00:00.000Z' }), ...outbox.slice(1)] }),
    ],
    [
      'a reminder to somebody who had cancelled',
      'messagesAfterCancellation',
      withEvent({
        registrations: [demoRegistration({ status: 'cancelled', cancelledAt: '2025-11-11T02:00:00.000Z' })],
      }),
    ],
    [
      'somebody who was not told of a move',
      'changeNoticesMissingOrDoubled',
      withEvent({
        registrations: [demoRegistration(), second],
        messages: [ledgerMessage({ kind: 'event_changed', rule: 'change' })],
      }),
    ],
    [
      'a reminder that is planned for ever',
      'remindersStillPlanned',
      withEvent({
        timeline: {
          eventId: 'e1',
          officeId: 'bp3mi-kalbar',
          scheduleVersion: 1,
          status: 'published',
          localStart: '2025-11-13T09:00',
          zone: 'Asia/Pontianak',
          entries: [
            {
              scheduleVersion: 1,
              rule: 'P1D',
              dueAt: '2025-11-12T02:00:00.000Z',
              state: 'planned',
              words: '',
            },
          ],
        },
      }),
    ],
    [
      'a notice that nobody answered',
      'noticesWithoutAnswer',
      withArrival({
        notices: [demoNotice({ state: 'open' })].map(({ acknowledgement: _none, ...notice }) => notice),
      }),
    ],
    ['an office with people that was never told', 'noticesWithoutAnswer', withArrival({ notices: [] })],
    [
      "a person in nobody's share",
      'sharesNotAddingUp',
      withArrival({ people: [demoPerson(), demoPerson({ row: 3 })] }),
    ],
    [
      'a child told to another office than its parent',
      'childrenApart',
      withArrival({
        people: [
          demoPerson(),
          demoPerson({ row: 3, category: 'child', guardianRow: 2, officeId: 'bp3mi-ntb' }),
        ],
      }),
    ],
    [
      'a call after the answer',
      'callsAfterAnswer',
      demoFacts({
        outbox: [
          ...outbox,
          sentSms({ reference: 'escalation|notice:n1|1|rung-2|c2', acceptedAt: '2025-10-15T08:15:00.000Z' }),
        ],
      }),
    ],
    [
      'a correction that corrects nothing',
      'officesDisturbed',
      withArrival({
        notices: [...arrival.notices, demoNotice({ noticeId: 'n2', manifestVersion: 2, correction: true })],
      }),
    ],
  ];

  it.each(wrongs)('finds %s', (_, invariant, facts) => {
    expect(brokenIn(facts)).toContain(invariant);
  });
});
