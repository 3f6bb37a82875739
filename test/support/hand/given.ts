import { optOutItem, optOutKey } from '#functions/messaging/adapters/opt-out-item.ts';
import { gateSet, messagingClient, recipientStop } from '#functions/messaging/contract.ts';
import { parseScope } from '#functions/messaging/domain/opt-out.ts';
import { orderFor } from '#functions/reminders/app/intents.ts';
import { timelineSet } from '#functions/reminders/contract.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Phone } from '#shared/text/phone.ts';
import { phoneOf } from '../builders/registrations.ts';
import { timelineSnapshot } from '../builders/reminders.ts';
import type { TimedSenders } from './senders.ts';

export type Given = {
  readonly now: string;
  /** The number of each person's phone. */
  readonly people: readonly number[];
  readonly optedOut: readonly { readonly phone: number; readonly scope: string }[];
  /** People, by their place in the list. */
  readonly stopped: readonly number[];
  readonly notAllowed: readonly number[];
  /** What went before to the phones below a number. */
  readonly earlier: readonly { readonly secondsAgo: number; readonly below: number }[];
  /** Whether people have a link to stop SMS in their text: all, every third, nobody. */
  readonly links: 'all' | 'some' | 'none';
  /** Parts of the month. */
  readonly budget: number;
};

/** Outside of the numbers that the test stage may reach. */
const UNREACHABLE = 9_000_000;

const phoneIn = (given: Given, number: number): Phone =>
  phoneOf(given.notAllowed.includes(number) ? UNREACHABLE + number : number);

const peopleOf = (given: Given) =>
  given.people.map((number, index) => ({
    registrationId: `REG${index}`,
    phone: phoneIn(given, number),
    number,
    ...(given.links === 'all' || (given.links === 'some' && index % 3 === 0)
      ? { stopCode: `stop0000${String(index).padStart(3, '0')}` }
      : {}),
  }));

type People = ReturnType<typeof peopleOf>;

/** Another event's reminders, sent a while ago: only what they leave under the phone matters. */
const sendEarlier = async (senders: TimedSenders, { earlier }: Given, people: People): Promise<void> => {
  const { platform, setNow, now, deliver, lose } = senders;
  const { table, clock } = platform;
  const client = messagingClient(platform);
  const start = now();
  for (const { secondsAgo, below } of earlier.toSorted((a, b) => b.secondsAgo - a.secondsAgo)) {
    setNow(start - secondsAgo * 1000);
    const entry = { rule: `earlier-${secondsAgo}`, dueAt: clock.now(), state: 'planned' } as const;
    const { quiet: _, ...order } = orderFor(timelineSnapshot(), entry);
    const phones = new Set(people.filter(({ number }) => number < below).map(({ phone }) => phone));
    await client.record(
      { ...order, subject: 'event:EV2', guards: [{ gate: 'event:EV2', version: 1 }] },
      [...phones].map((to, index) => ({ recipient: `OTHER${index}`, to })),
    );
    await deliver(now() + 1000);
  }
  // What is still held back must not go on in between.
  await table.write(gateSet('event:EV2', { version: 2, open: false }));
  lose();
  setNow(start);
};

const recordWishes = async ({ platform: { table, clock } }: TimedSenders, given: Given): Promise<void> => {
  for (const { phone, scope } of given.optedOut) {
    const wish = parseScope(scope);
    if (wish === undefined) throw new Error('no such scope');
    const key = optOutKey(phoneIn(given, phone), wish);
    const optOut = { scope: wish, channel: 'staff', at: clock.now(), by: 'organiser-kalbar' } as const;
    await table.write({ kind: 'put', table: 'messages', item: optOutItem(key, optOut, 1) });
  }
};

/** One published event with these people, and what stands under their phones; gives back the people. */
export const setUp = async (senders: TimedSenders, given: Given): Promise<People> => {
  const { table, clock } = senders.platform;
  const people = peopleOf(given);
  await table.write(timelineSet(timelineSnapshot(), '2025-10-20T02:00:00.000Z' as Instant));
  await table.write(gateSet('event:EV1', { version: 1, open: true }));
  await sendEarlier(senders, given, people);
  await recordWishes(senders, given);
  for (const { registrationId, phone } of given.stopped.flatMap((index) => people[index] ?? []))
    await table.write(recipientStop(phone, registrationId, clock.now()));
  return people;
};
