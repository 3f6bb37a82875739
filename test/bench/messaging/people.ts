import type { Order, Recipient } from '#functions/messaging/contract.ts';
import { type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import { INVENTED_PHONE_PREFIX } from '#shared/text/phone.ts';
import { paramsByKind } from '#test/support/builders/messaging.ts';

const PHONES = 10_000_019;
const STEP = 7_368_787;

/** Every phone is another one, and they come in no order, as in a list of registrations. */
export const phoneOf = (n: number): string =>
  `${INVENTED_PHONE_PREFIX}${String((n * STEP) % PHONES).padStart(8, '0')}`;

/** Counts by phone in a fixed piece of memory, however many there are. */
export const phoneCounter = () => {
  const counts = new Uint8Array(PHONES);
  let total = 0;
  let twice = 0;
  return {
    add: (phone: string): void => {
      const at = Number(phone.slice(INVENTED_PHONE_PREFIX.length));
      const count = (counts[at] ?? 0) + 1;
      counts[at] = count;
      total += 1;
      if (count > 1) twice += 1;
    },
    total: () => total,
    /** How many came that had come before. */
    twice: () => twice,
  };
};

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Eleven characters, as the code of a link has. */
const codeOf = (n: number): string => {
  let code = '';
  for (let left = n + 1, at = 0; at < 11; at += 1, left = Math.floor(left * 1.7) + 7)
    code += BASE62.charAt(left % BASE62.length);
  return code;
};

export const registrationIdOf = (n: number): string => `01K7Z5QA${String(n).padStart(18, '0')}`;

export const stopCodeOf = codeOf;

const PUBLIC_URL = 'https://sapa.example';

/** A registrant of a reminder: with a link of one's own, as every new registration has. */
export const recipientOf = (n: number): Recipient => ({
  recipient: registrationIdOf(n),
  to: phoneOf(n),
  own: { stopLink: `${PUBLIC_URL}/s/${codeOf(n)}` },
});

export const recipients = (from: number, count: number): Recipient[] =>
  Array.from({ length: count }, (_, at) => recipientOf(from + at));

/** Before it is measured, a process sends to so many others: servers that have been up for a while are compared. */
export const WARM_UP = { from: 5_000_000, count: 2_000 };

export const eventIdOf = (n: number): string => `01K7Z5Q8M3X0VN6R2T4W8Y${String(n).padStart(4, '0')}`;

/** A reminder as its timeline orders it; without quiet hours, so that it can be measured at any hour. */
export const reminderOf = (eventId: string, dueAt: Instant): Order => ({
  kind: 'reminder',
  subject: `event:${eventId}`,
  version: 1,
  rule: 'P3D',
  officeId: 'bp3mi-kalbar',
  params: paramsByKind.reminder,
  dueAt,
  notAfter: plus(dueAt, 'P2D' as Duration),
  guards: [{ gate: `event:${eventId}`, version: 1 }],
  unlessStopped: true,
});
