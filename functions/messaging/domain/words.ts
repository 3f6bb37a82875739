import type { Instant, Zone } from '#shared/kernel/time.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { MessageState } from './message.ts';
import type { LedgerEntry } from './search.ts';
import { why } from './words-why.ts';

/** Sentences that say more than state and reason put together. */
const WHOLE: Readonly<Record<string, string>> = {
  'accepted:late_answer': 'Diterima operator; jawabannya datang terlambat',
  'suppressed:not_allowed_in_test': 'Uji coba: seharusnya terkirim',
  'suppressed:quiet_hours': 'Tidak dikirim: jam tenang, dan paginya sudah terlambat',
};

const PLAIN: Readonly<Record<MessageState, string>> = {
  held: 'Menunggu',
  sending: 'Sedang dikirim',
  accepted: 'Diterima operator',
  delivered: 'Sampai di telepon',
  failed: 'Gagal',
  unknown: 'Tidak diketahui',
  expired: 'Kedaluwarsa',
  suppressed: 'Tidak dikirim',
};

/** A state that was reached, in a sentence that a person understands. */
export const stateWords = (state: MessageState, reason?: string): string => {
  const plain = PLAIN[state];
  return reason === undefined ? plain : (WHOLE[`${state}:${reason}`] ?? `${plain}: ${why(reason)}`);
};

/** A batch of these is looked at again in vain as long as nobody acts: the time is no promise. */
const LOOKED_AT_AGAIN: readonly string[] = ['over_budget', 'switched_off'];

const heldWords = (nextAt: Instant, zone: Zone, reason: string | undefined, attempts: number): string => {
  const until = formatInstant(nextAt, zone, 'compact');
  if (reason === undefined) return `Menunggu sampai ${until}`;
  if (LOOKED_AT_AGAIN.includes(reason)) return `Ditahan: ${why(reason)}; diperiksa lagi ${until}`;
  return attempts > 0 && reason !== 'over_limit' && reason !== 'quiet_hours'
    ? `Dicoba lagi ${until}: ${why(reason)}`
    : `Ditahan sampai ${until}: ${why(reason)}`;
};

/** How a message stands, in a sentence that a person understands. Hours are told by the clock of its place. */
export const messageWords = ({ message, zone, nextAt }: LedgerEntry): string =>
  message.state === 'held' && nextAt !== undefined
    ? heldWords(nextAt, zone, message.reason, message.attempts)
    : stateWords(message.state, message.reason);

/** A step of the past, in a sentence. */
export const stepWords = (state: MessageState, reason: string | undefined): string => {
  if (state !== 'held') return stateWords(state, reason);
  return reason === undefined ? 'Dicatat' : `Ditahan: ${why(reason)}`;
};
