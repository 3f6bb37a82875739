import { type Problem, problem } from '#shared/http/problem.ts';
import type { CancelError } from '../app/cancel-registration.ts';
import type { RegisterError } from '../app/register.ts';

type Refusal = Exclude<RegisterError | CancelError, { readonly kind: 'already_registered' }>['kind'];

const refusals: Readonly<Record<Refusal, readonly [Problem['status'], string]>> = {
  event_not_found: [404, 'Acara tidak ditemukan atau tidak membuka pendaftaran.'],
  registration_not_found: [404, 'Pendaftaran tidak ditemukan.'],
  event_cancelled: [409, 'Acara ini telah dibatalkan.'],
  event_started: [409, 'Acara ini sudah dimulai atau sudah selesai.'],
  registration_closed: [409, 'Pendaftaran untuk acara ini sudah ditutup.'],
  institution_required: [422, 'Acara ini memberi satu tempat untuk setiap lembaga. Isi nama lembaga.'],
  too_busy: [503, 'Pendaftaran sedang sangat ramai. Silakan coba lagi beberapa saat lagi.'],
};

export const toProblem = (error: RegisterError | CancelError): Problem => {
  if (error.kind !== 'already_registered')
    return problem(refusals[error.kind][0], error.kind, refusals[error.kind][1]);
  const detail = 'Peserta atau lembaga ini sudah terdaftar pada acara ini.';
  return problem(409, error.kind, detail, { extra: { registrationId: error.registrationId } });
};

const phoneProblems = {
  not_a_mobile_number: 'Nomor HP tidak dikenali. Tulis nomor HP Indonesia, diawali 08 atau +62.',
  mangled_by_spreadsheet: 'Nomor HP rusak karena program lembar kerja. Tanyakan kembali nomornya.',
} as const;

export const phoneProblem = (error: { readonly kind: keyof typeof phoneProblems }): Problem =>
  problem(422, error.kind, phoneProblems[error.kind], {
    errors: [{ column: 'phone', code: error.kind, message: phoneProblems[error.kind] }],
  });
