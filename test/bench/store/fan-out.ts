import type { Item, Key, Put, Query, Table, Update } from '#shared/store/table.ts';
import { INVENTED_PHONE_PREFIX } from '#shared/text/phone.ts';

const TABLE = 'messages';
const EVENT = 'event:01K7Z5Q8M3X0VN6R2T4W8Y1ABC';
const DUE_AT = '2025-11-10T02:00:00.000Z';
const EXPIRES_AT = 4_000_000_000;
const TEXT =
  'BP3MI Kalbar: Sosialisasi Migrasi Aman, Kamis 13 Nov 2025 pukul 09.00 WIB di Aula Kantor Camat Sungai Ambawang. Berhenti: balas BERHENTI';

export type Recipient = { readonly key: Key; readonly attemptId: string };

/** Phones come in no order, as in a list of registrations. */
const phoneOf = (n: number): string => {
  const scattered = (n * 7_368_787) % 10_000_019;
  return `${INVENTED_PHONE_PREFIX}${String(scattered).padStart(8, '0')}`;
};

export const recipient = (n: number): Recipient => ({
  key: {
    pk: `PHONE#${phoneOf(n)}`,
    sk: `M#reminder|${EVENT}|1|P3D|01K7Z5QA${String(n).padStart(18, '0')}`,
  },
  attemptId: `01K7Z5QC${String(n).padStart(18, '0')}`,
});

const historyOf = (...states: readonly string[]) =>
  states.map((state, at) => ({ state, at: `2025-11-10T02:00:0${at}.000Z`, attempt: 1 }));

/** About 700 bytes, as a reminder's row has. */
const claimed = ({ key, attemptId }: Recipient): Item => ({
  ...key,
  batch: `${EVENT}|${DUE_AT}|reminder|1|P3D|page-4f6c1b0e9a7d`,
  officeId: 'bp3mi-kalbar',
  plannedAt: DUE_AT,
  state: 'sending',
  createdAt: '2025-11-10T02:00:00.000Z',
  nextAt: '2025-11-10T02:01:00.000Z',
  attempts: 1,
  attemptId,
  claimedAt: '2025-11-10T02:00:01.000Z',
  text: TEXT,
  parts: 1,
  template: 'reminder-1',
  history: historyOf('held', 'sending'),
  expiresAt: EXPIRES_AT,
});

export const lookUp = ({ key }: Recipient): Query => ({
  table: TABLE,
  partition: key.pk,
  consistent: true,
  limit: 1000,
});

export const claim = (one: Recipient): Put => ({
  kind: 'put',
  table: TABLE,
  item: claimed(one),
  if: { missing: 'pk' },
});

export const settle = ({ key, attemptId }: Recipient): Update => ({
  kind: 'update',
  table: TABLE,
  key,
  set: {
    state: 'accepted',
    providerId: `provider-${attemptId}`,
    acceptedAt: '2025-11-10T02:00:02.000Z',
    words: '200 OK',
    history: historyOf('held', 'sending', 'accepted'),
  },
  remove: ['reason'],
  if: {
    all: [
      { attribute: 'state', equals: 'sending' },
      { attribute: 'attempts', equals: 1 },
      { attribute: 'attemptId', equals: attemptId },
    ],
  },
});

/** Every fourth phone has an opt-out and a stop from before. */
export const known = (one: Recipient): readonly Put[] =>
  ['OPTOUT#event:other', 'STOP#01K7Z5QA000000000000000000'].map((sk) => ({
    kind: 'put',
    table: TABLE,
    item: { pk: one.key.pk, sk, at: DUE_AT, by: 'link', reason: 'kata kunci' },
  }));

export const expectAll = (outcomes: readonly { readonly ok: boolean }[]): void => {
  if (!outcomes.every(({ ok }) => ok)) throw new Error('a write of the benchmark was refused');
};

/** What a sender does with one list of recipients, without the provider. */
export const fanOut = async (table: Table, recipients: readonly Recipient[]): Promise<void> => {
  await Promise.all(recipients.map((one) => table.query(lookUp(one))));
  expectAll(await table.writeEach(recipients.map(claim)));
  expectAll(await table.writeEach(recipients.map(settle)));
};
