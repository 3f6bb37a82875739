import { type Problem, problem } from '#shared/http/problem.ts';
import type { ResendError } from '../app/resend-message.ts';
import { why } from '../domain/words-why.ts';

type Line = readonly [Problem['status'], string];

const LINES: Readonly<Record<Exclude<ResendError['kind'], 'not_resendable'>, Line>> = {
  message_not_found: [404, 'Pesan tidak ditemukan pada kantor Anda.'],
  not_final: [409, 'Pesan ini masih menunggu atau sedang dikirim. Tunggu sampai hasilnya tercatat.'],
  too_late_to_resend: [409, 'Waktu acaranya sudah lewat, jadi SMS ini tidak berguna lagi.'],
  resend_pending: [409, 'Pesan ini sedang dikirim ulang. Tunggu sampai hasilnya tercatat.'],
};

/** The one place where an expected failure of the ledger's routes becomes a response. */
export const toProblem = (error: ResendError): Problem => {
  if (error.kind === 'not_resendable')
    return problem(409, error.kind, `SMS ini tidak dapat dikirim ulang: ${why(error.reason)}.`, {
      extra: { reason: error.reason },
    });
  const [status, detail] = LINES[error.kind];
  return problem(status, error.kind, detail);
};
