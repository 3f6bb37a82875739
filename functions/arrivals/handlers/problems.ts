import { type Problem, problem } from '#shared/http/problem.ts';
import type { AcknowledgeByAccountError } from '../app/acknowledge-by-account.ts';
import type { AnnounceError } from '../app/announce.ts';
import type { ImportManifestError } from '../app/import-manifest.ts';
import type { LinkError } from '../app/link-page.ts';
import type { ListPeopleError } from '../app/list-people.ts';
import type { RecordArrivalError } from '../app/record-arrival.ts';

export type ArrivalsError =
  | RecordArrivalError
  | ImportManifestError
  | AnnounceError
  | ListPeopleError
  | AcknowledgeByAccountError
  | LinkError;

type Line = readonly [Problem['status'], string];

const LINES: Readonly<Record<ArrivalsError['kind'], Line>> = {
  checkpoint_not_found: [404, 'Tempat debarkasi tidak ditemukan pada kantor Anda.'],
  implausible_time: [
    422,
    'Waktu kedatangan terlalu lama berlalu atau terlalu jauh ke depan. Periksa tanggalnya.',
  ],
  arrival_not_found: [404, 'Kedatangan tidak ditemukan.'],
  manifest_not_found: [404, 'Manifes tidak ditemukan.'],
  unusable_manifest: [
    422,
    'Berkas manifes tidak dapat dipakai; tidak ada yang disimpan. Periksa daftar kesalahan.',
  ],
  too_many_rows: [422, 'Berkas manifes lebih dari 5.000 baris; tidak ada yang disimpan.'],
  file_too_large: [413, 'Berkas manifes lebih dari 4 MB; tidak ada yang disimpan.'],
  stale_version: [412, 'Kedatangan ini sudah berubah. Muat ulang lalu coba lagi.'],
  manifest_has_held_rows: [
    409,
    'Manifes ini masih punya baris yang ditahan. Unggah berkas yang sudah diperbaiki.',
  ],
  manifest_empty: [409, 'Manifes ini tidak memuat orang.'],
  manifest_outdated: [409, 'Versi manifes yang sama atau lebih baru sudah diumumkan.'],
  busy: [503, 'Data sedang diubah oleh petugas lain. Silakan coba lagi.'],
  acknowledge_first: [403, 'Konfirmasi pemberitahuan terlebih dahulu, lalu daftar nama dapat dibuka.'],
  notice_not_found: [404, 'Pemberitahuan tidak ditemukan.'],
  notice_superseded: [
    409,
    'Pemberitahuan ini sudah diganti dengan RALAT. Konfirmasi pemberitahuan yang baru.',
  ],
  account_without_name: [409, 'Akun Anda belum punya nama. Hubungi admin: konfirmasi harus atas nama orang.'],
  link_not_found: [
    404,
    'Tautan ini tidak dikenal atau sudah tidak berlaku. Gunakan tautan pada SMS yang terbaru.',
  ],
};

const extraOf = (error: ArrivalsError): Readonly<Record<string, unknown>> | undefined => {
  if (error.kind === 'stale_version') return { version: error.version };
  if (error.kind === 'manifest_has_held_rows') return { held: error.held };
  if (error.kind === 'manifest_outdated' || error.kind === 'notice_superseded')
    return { current: error.current };
  return undefined;
};

/** A file with one kind of mistake gives the problem its code: `missing_column`, `empty_manifest`. */
const codeOf = (error: ArrivalsError): string => {
  if (error.kind !== 'unusable_manifest') return error.kind;
  const codes = [...new Set(error.errors.map(({ code }) => code))];
  return codes.length === 1 && codes[0] !== undefined ? codes[0] : error.kind;
};

/** The one place where a refusal of this context becomes a problem. */
export const toProblem = (error: ArrivalsError): Problem => {
  const [status, detail] = LINES[error.kind];
  const extra = extraOf(error);
  if ('errors' in error) return problem(status, codeOf(error), detail, { errors: error.errors });
  return problem(status, codeOf(error), detail, extra === undefined ? {} : { extra });
};
