import { type Instant, toLocal, type Zone } from '#shared/kernel/time.ts';
import type { CsvCell } from '#shared/text/csv-safe.ts';
import { zoneWord } from '#shared/text/dates.ts';
import { maskPhone } from '#shared/text/phone.ts';
import { readableText } from '../domain/readable-text.ts';
import type { LedgerEntry } from '../domain/search.ts';
import { messageWords } from '../domain/words.ts';
import { kindWords } from '../domain/words-kind.ts';

export type ExportSheet = readonly (readonly CsvCell[])[];

/** As it sorts in a spreadsheet: `2025-11-10 09:00 WIB`. */
const timeOf = (at: Instant, zone: Zone): string =>
  `${toLocal(at, zone).replace('T', ' ')} ${zoneWord(zone)}`;

type Column = readonly [heading: string, cell: (entry: LedgerEntry) => CsvCell];

const columns = (phoneOf: (phone: string) => string): readonly Column[] => [
  ['Jadwal', ({ message, zone }) => timeOf(message.intent.dueAt, zone)],
  ['Jenis', ({ message }) => kindWords(message.intent.kind)],
  ['Perihal', ({ message }) => message.intent.subject],
  ['Versi', ({ message }) => message.intent.version],
  ['Aturan', ({ message }) => message.intent.rule],
  ['Kantor', ({ message }) => message.intent.officeId],
  ['Penerima', ({ message }) => message.intent.recipient],
  ['Nomor telepon', ({ message }) => phoneOf(message.intent.to)],
  ['Status', ({ message }) => message.state],
  ['Keterangan', messageWords],
  ['Isi SMS', ({ message: { text } }) => (text === undefined ? undefined : readableText(text))],
  ['Jumlah bagian', ({ message }) => message.parts],
  ['Jumlah orang', ({ message }) => message.people],
  ['Percobaan', ({ message }) => message.attempts],
  [
    'Perubahan terakhir',
    ({ message, zone }) => timeOf(message.history.at(-1)?.at ?? message.createdAt, zone),
  ],
  ['Jawaban operator', ({ message }) => message.history.findLast(({ words }) => words !== undefined)?.words],
  ['Dikirim ulang oleh', ({ resend }) => resend?.by],
  ['Alasan kirim ulang', ({ resend }) => resend?.reason],
];

/** One row for each message below the headings. Phones are masked unless the reader may see them. */
export const exportSheet = (
  entries: readonly LedgerEntry[],
  { unmasked }: { readonly unmasked: boolean },
): ExportSheet => {
  const all = columns(unmasked ? (phone) => phone : maskPhone);
  return [all.map(([heading]) => heading), ...entries.map((entry) => all.map(([, cell]) => cell(entry)))];
};
