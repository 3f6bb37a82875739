import { describe, expect, it } from 'vitest';
import { audit } from '#infra/local/demo/audit/audit.ts';
import type { Facts } from '#infra/local/demo/audit/facts.ts';
import {
  demoBudget,
  demoFacts,
  demoOptOut,
  demoRegistration,
  eventFacts,
  ledgerMessage,
  sentSms,
} from '#test/support/builders/demo.ts';

const brokenIn = (facts: Facts): readonly string[] =>
  audit(facts).flatMap(({ name, found }) => (found === 0 ? [] : [name]));

const { outbox, events } = demoFacts();
const [event] = events;
if (event === undefined) throw new Error('the builder gives one event');

const withEvent = (overrides: Parameters<typeof eventFacts>[0]): Facts =>
  demoFacts({ events: [eventFacts(overrides)] });

/** The only participant said stop two days before the reminder; the ledger says so. */
const optedOut = { optOuts: new Map([['+628601', [demoOptOut()]]]) };
const leftOut = (reason: string) =>
  ledgerMessage({
    state: 'suppressed',
    reason,
    history: [{ state: 'suppressed', at: '2025-11-12T02:00:00.000Z', reason, words: 'Tidak dikirim' }],
  });
const [, noticeSms = sentSms()] = outbox;
const stopped = demoFacts({
  ...optedOut,
  outbox: [noticeSms],
  events: [eventFacts({ messages: [leftOut('opted_out')] })],
  budgets: [demoBudget({ spent: 1 })],
});

/** A day before the reminder. */
const stopOf = (name: string) => ({
  name,
  action: 'stop' as const,
  by: 'national-desk',
  at: '2025-11-11T02:00:00.000Z',
  reason: 'Uji coba',
});

/** Two people of one phone, of whom the first got the SMS for both. */
const together = demoFacts({
  outbox: [sentSms({ text: 'Mengingatkan, Rapat untuk 2 orang, Kamis.' }), noticeSms],
  events: [
    eventFacts({
      event: {
        ...event.event,
        capacity: 2,
        seats: { capacity: 2, seated: 2, waiting: 0, overbooked: false },
      },
      registrations: [demoRegistration(), demoRegistration({ registrationId: 'r2', institution: 'PT B' })],
      messages: [
        ledgerMessage(),
        { ...leftOut('bundled'), key: `${event.messages[0]?.key.slice(0, -1)}2`, recipient: 'r2' },
      ],
    }),
  ],
});

describe('the auditor of sending', () => {
  it('finds nothing wrong in a reminder that was left out because the person had said stop', () => {
    expect(brokenIn(stopped)).toEqual([]);
  });

  it('finds nothing wrong in a reminder that left after sending was resumed', () => {
    const resumed = { ...stopOf('all'), action: 'resume' as const, at: '2025-11-11T03:00:00.000Z' };
    expect(brokenIn(demoFacts({ switchChanges: [resumed, stopOf('all')] }))).toEqual([]);
  });

  it('allows an SMS that left within two seconds of the wish', () => {
    const wish = demoOptOut({ at: '2025-11-12T01:59:59.000Z' });
    expect(brokenIn(demoFacts({ optOuts: new Map([['+628601', [wish]]]) }))).toEqual([]);
  });

  it('forgets a wish that was taken back before the SMS left', () => {
    const undone = { at: '2025-11-11T02:00:00.000Z', by: 'organiser-kalbar', reason: 'Berubah pikiran' };
    const optOuts = new Map([['+628601', [demoOptOut({ undone })]]]);
    expect(brokenIn(demoFacts({ optOuts }))).toEqual([]);
  });

  // One phone with two seats is wrong where seats go to people; companies may share one.
  it('finds nothing else wrong in one SMS that speaks for two people of one phone', () => {
    expect(brokenIn(together)).toEqual(['seatsHeldTwice']);
  });

  const wrongs: readonly (readonly [what: string, invariant: string, facts: Facts])[] = [
    ['an SMS to somebody who had said stop', 'smsAfterOptOut', demoFacts(optedOut)],
    [
      'an SMS to somebody who had said stop to all',
      'smsAfterOptOut',
      demoFacts({ optOuts: new Map([['+628601', [demoOptOut({ scope: 'all' })]]]) }),
    ],
    [
      'an SMS of a kind that was stopped',
      'smsWhileStopped',
      demoFacts({ switchChanges: [stopOf('kind:reminder')] }),
    ],
    [
      'an SMS of an office that was stopped',
      'smsWhileStopped',
      demoFacts({ switchChanges: [stopOf('office:bp3mi-kalbar')] }),
    ],
    [
      'a reminder left out for a wish that nobody uttered',
      'remindersMissingOrDoubled',
      { ...stopped, optOuts: new Map() },
    ],
    [
      'a reminder left out for a companion who got none either',
      'remindersMissingOrDoubled',
      withEvent({ messages: [leftOut('bundled')] }),
    ],
    [
      'a reminder left out for another reason',
      'remindersMissingOrDoubled',
      withEvent({ messages: [leftOut('over_budget')] }),
    ],
    ['an SMS for two that does not say so', 'bundlesWrong', { ...together, outbox: [sentSms(), noticeSms] }],
    [
      'two SMS to a phone that two people share',
      'bundlesWrong',
      {
        ...together,
        outbox: [
          ...together.outbox,
          sentSms({ reference: `reminder|event:e1|1|P1D|r2`, text: 'untuk 2 orang' }),
        ],
      },
    ],
    ['nobody of a bundle written to', 'bundlesWrong', { ...together, outbox: [noticeSms] }],
    ['parts booked that never left', 'budgetPartsWrong', demoFacts({ budgets: [demoBudget({ spent: 3 })] })],
    ['parts set aside for ever', 'budgetPartsWrong', demoFacts({ budgets: [demoBudget({ reserved: 1 })] })],
    [
      'an urgent SMS behind a reminder',
      'urgentSmsOvertaken',
      demoFacts({
        outbox: [
          ...outbox,
          sentSms({ reference: 'promoted|event:e1|1|promoted|r9', acceptedAt: '2025-11-12T02:00:02.000Z' }),
        ],
        events: [
          eventFacts({
            messages: [
              ledgerMessage(),
              ledgerMessage({
                key: 'promoted|event:e1|1|promoted|r9',
                kind: 'promoted',
                dueAt: '2025-11-12T01:59:59.000Z',
              }),
            ],
          }),
        ],
      }),
    ],
  ];

  it.each(wrongs)('finds %s', (_, invariant, facts) => {
    expect(brokenIn(facts)).toContain(invariant);
  });
});
