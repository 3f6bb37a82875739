import { type Problem, problem } from '#shared/http/problem.ts';
import type { SetTestNumbersError } from '../../app/allow-set-numbers.ts';

const numberTexts = {
  not_a_mobile_number: 'Nomor HP tidak dikenali. Tulis nomor HP Indonesia, diawali 08 atau +62.',
  mangled_by_spreadsheet: 'Nomor rusak oleh lembar kerja. Tulis ulang sebagai teks.',
} as const;

const texts = {
  not_in_prod: [
    409,
    'Daftar nomor uji hanya ada di luar lingkungan produksi; di sini semua nomor dapat dikirimi.',
  ],
  invalid_numbers: [422, 'Ada nomor yang belum benar. Periksa daftar kesalahan.'],
  stale_version: [412, 'Daftar ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.'],
} as const satisfies Record<SetTestNumbersError['kind'], readonly [Problem['status'], string]>;

export const allowedProblem = (error: SetTestNumbersError): Problem => {
  const [status, detail] = texts[error.kind];
  if (error.kind !== 'invalid_numbers') return problem(status, error.kind, detail);
  const errors = error.numbers.map(({ at, code }) => ({
    column: `phones.${at}`,
    code,
    message: numberTexts[code],
  }));
  return problem(status, error.kind, detail, { errors });
};
