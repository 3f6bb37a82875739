import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { HoldReason } from '#functions/messaging/domain/batch.ts';
import { type Batch, unstored } from '#functions/messaging/domain/batch.ts';
import type { Change } from '#functions/messaging/domain/change.ts';
import { suppressReasons } from '#functions/messaging/domain/may-claim.ts';
import type { Message } from '#functions/messaging/domain/message.ts';
import { messageStates } from '#functions/messaging/domain/message.ts';
import { messageKinds } from '#functions/messaging/domain/message-params.ts';
import { failureOf } from '#functions/messaging/domain/receipt-failures.ts';
import { entryOf, type LedgerEntry } from '#functions/messaging/domain/search.ts';
import { hold, loseTrack, notAccepted, suppress } from '#functions/messaging/domain/steps.ts';
import { messageWords, stateWords, stepWords } from '#functions/messaging/domain/words.ts';
import { kindWords } from '#functions/messaging/domain/words-kind.ts';
import { why } from '#functions/messaging/domain/words-why.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { aBatch, claimed } from '#test/support/builders/batches.ts';
import { arrivalNoticeIntent, paramsByKind } from '#test/support/builders/messaging.ts';

const NOW = '2025-11-10T02:00:00.000Z' as Instant;
const MORNING = '2025-11-11T00:00:00.000Z' as Instant;
const ROOT = new URL('../../../../functions/messaging/', import.meta.url).pathname;

const sources = ['app', 'domain', 'adapters'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
);

/** Every code that the context itself gives as a reason, `reason: 'timeout' | 'connection_lost'` included. */
const reasonsInCode = [
  ...new Set(
    sources
      .flatMap((source) => source.match(/\breason: '[a-z_]+'(?: \| '[a-z_]+')*/g) ?? [])
      .flatMap((found) => found.match(/'[a-z_]+'/g) ?? [])
      .map((quoted) => quoted.slice(1, -1)),
  ),
].toSorted();

const SNS_FAILURES = [
  'Blocked as spam by phone carrier',
  'Destination is blacklisted',
  'Invalid phone number',
  'Message body is invalid',
  'Phone carrier has blocked this message',
  'Phone carrier is currently unreachable/unavailable',
  'Phone has blocked SMS',
  'Phone is blacklisted',
  'Phone is currently unreachable/unavailable',
  'Phone number is opted out',
  'This delivery would exceed max price',
  'Unknown error attempting to reach phone',
  'Something that nobody has met before',
];

const become = (batch: Batch, ...steps: readonly ((message: Message) => Change)[]): LedgerEntry => {
  const [recipient] = batch.recipients;
  if (recipient === undefined) throw new Error('nobody');
  const message = steps.reduce((standing, step) => step(standing).after, unstored(batch, recipient));
  return entryOf(message, batch);
};

const heldFor = (reason: HoldReason): LedgerEntry =>
  become({ ...aBatch(), heldFor: reason, nextAt: MORNING });

describe('the reason of a message', () => {
  it('is looked for in the code', () => {
    expect(reasonsInCode).toEqual(expect.arrayContaining(['lease_lost', 'late_answer', 'connection_lost']));
  });

  it.each([...new Set([...suppressReasons, ...reasonsInCode])])('has words when it is %s', (reason) => {
    expect(why(reason)).not.toContain('kode operator');
  });

  it.each(SNS_FAILURES)('has words when SNS says "%s"', (words) => {
    expect(why(failureOf(words).reason)).not.toContain('kode operator');
  });

  it('can be read even when nobody has put it into words', () => {
    expect(stateWords('failed', 'route_closed_by_hub')).toBe('Gagal: kode operator "route closed by hub"');
  });
});

describe('how a message stands', () => {
  it.each(messageStates)('is said in every state: %s', (state) => {
    expect(stateWords(state)).toMatch(/^[A-Z][\w ]+$/);
  });

  it.each([
    ['quiet_hours', 'Ditahan sampai 11/11/25 07.00 WIB: jam tenang'],
    ['over_budget', 'Ditahan: anggaran SMS kantor untuk bulan itu habis; diperiksa lagi 11/11/25 07.00 WIB'],
    ['switched_off', 'Ditahan: pengiriman dihentikan petugas; diperiksa lagi 11/11/25 07.00 WIB'],
  ] as const satisfies readonly (readonly [HoldReason, string])[])(
    'names what holds the batch: %s',
    (reason, words) => {
      expect(messageWords(heldFor(reason))).toBe(words);
    },
  );

  it('names the limit of the phone and its end', () => {
    const entry = become(aBatch(), (message) => hold(message, 'over_limit', MORNING, NOW));
    expect(messageWords(entry)).toBe(
      'Ditahan sampai 11/11/25 07.00 WIB: nomor ini sudah menerima terlalu banyak SMS dalam waktu dekat',
    );
  });

  it('says when it is tried again', () => {
    const entry = become(
      aBatch(),
      (message) => claimed(message, NOW),
      (message) => notAccepted(message, { reason: 'throttled' }, NOW),
    );
    expect(messageWords(entry)).toBe('Dicoba lagi 10/11/25 09.00 WIB: operator sedang membatasi pengiriman');
  });

  it('says honestly that nobody knows', () => {
    const entry = become(
      aBatch(),
      (message) => claimed(message, NOW),
      (message) => loseTrack(message, { reason: 'connection_lost' }, NOW),
    );
    expect(messageWords(entry)).toBe('Tidak diketahui: jawaban operator hilang');
  });

  it.each([
    ['opted_out', 'Tidak dikirim: nomor ini meminta berhenti'],
    ['bundled', 'Tidak dikirim: sudah dikirim sekali untuk nomor yang sama (rombongan)'],
    ['not_allowed_in_test', 'Uji coba: seharusnya terkirim'],
  ] as const)('says why it was not sent: %s', (reason, words) => {
    expect(messageWords(become(aBatch(), (message) => suppress(message, reason, NOW)))).toBe(words);
  });

  it('tells the hour by the clock of the place', () => {
    const params = { ...paramsByKind.arrival_notice, zone: 'Asia/Jayapura' } as const;
    const intent = arrivalNoticeIntent({ params });
    expect(messageWords(become(aBatch(intent)))).toBe('Menunggu sampai 16/10/25 13.00 WIT');
  });

  it('says of the first step that it was recorded', () => {
    expect(stepWords('held', undefined)).toBe('Dicatat');
  });
});

describe('the kind of a message', () => {
  it('has a name of its own', () => {
    expect(new Set(messageKinds.map(kindWords)).size).toBe(messageKinds.length);
  });
});
