import { leftOutWords, type OrderPreview } from '#functions/messaging/contract.ts';
import { type Problem, problem } from '#shared/http/problem.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { PreviewError } from '../app/preview-message.ts';
import type { SendReminderError } from '../app/send-reminder.ts';
import { figuresView } from './preview-view.ts';

type HandError = PreviewError | SendReminderError;

const plain = {
  event_not_found: [404, 'Acara tidak ditemukan atau belum diumumkan.'],
  event_cancelled: [409, 'Acara ini telah dibatalkan.'],
  nothing_to_tell: [
    422,
    'Waktu, tempat dan nama tidak berubah, jadi tidak ada SMS yang dikirim. Isi waktu, tempat atau nama yang baru.',
  ],
  preview_expired: [
    409,
    'Pratinjau ini sudah kedaluwarsa, sudah dipakai, atau untuk acara lain. Buat pratinjau baru, lalu kirim.',
  ],
} as const satisfies Readonly<Record<string, readonly [Problem['status'], string]>>;

const reasonsOf = ({ recipients, leftOut }: OrderPreview): string =>
  recipients === 0
    ? 'belum ada peserta yang mendapat tempat'
    : [...leftOut].map(([reason, count]) => `${count} orang ${leftOutWords(reason)}`).join('; ');

const rupiah = (amount: number): string => `Rp${amount.toLocaleString('id-ID')}`;

/** The one place where an expected failure of a preview or a sending by hand becomes a response. */
export const toProblem = (error: HandError): Problem => {
  switch (error.kind) {
    case 'preview_needed':
      return problem(
        409,
        error.kind,
        `Pengiriman ini ${error.messages} SMS. Di atas ${error.previewAbove} SMS, lihat pratinjaunya dulu, lalu kirim dengan tokennya.`,
      );
    case 'preview_outdated': {
      const { messages, parts } = error.preview;
      const detail = `Yang akan dikirim tidak sama lagi dengan pratinjau: sekarang ${messages} SMS, ${parts} bagian, ${rupiah(error.preview.rupiah)}. Belum ada yang dikirim. Lihat pratinjau baru, lalu kirim.`;
      return problem(409, error.kind, detail, { extra: { preview: figuresView(error.preview, error.zone) } });
    }
    case 'change_pending':
      return problem(
        409,
        error.kind,
        `Acara ini baru diubah. Pemberitahuannya dikirim ${formatInstant(error.dueAt, error.zone, 'page')}; kirim pengingat setelah itu.`,
      );
    case 'nothing_to_send':
      return problem(409, error.kind, `Tidak ada SMS yang dapat dikirim: ${reasonsOf(error.preview)}.`);
    default: {
      const [status, detail] = plain[error.kind];
      return problem(status, error.kind, detail);
    }
  }
};
