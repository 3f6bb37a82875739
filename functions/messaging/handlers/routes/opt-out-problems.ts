import { type Problem, problem } from '#shared/http/problem.ts';
import type { PhoneError } from '#shared/text/phone.ts';
import type { NotOptedOut } from '../../app/opt-in.ts';
import type { TooBusy } from '../../app/opt-out.ts';
import type { LinkNotFound } from '../../app/short-link-stop.ts';

export type UnknownScope = { readonly kind: 'unknown_scope' };

type OptOutError = NotOptedOut | TooBusy | LinkNotFound | PhoneError | UnknownScope;

const LINES: Readonly<Record<OptOutError['kind'], readonly [Problem['status'], string]>> = {
  not_opted_out: [404, 'Nomor ini tidak pernah meminta berhenti untuk cakupan tersebut.'],
  too_busy: [503, 'Catatan nomor ini sedang diubah. Silakan coba lagi.'],
  link_not_found: [
    404,
    'Tautan ini tidak dikenal atau sudah tidak berlaku. Gunakan tautan pada SMS yang terbaru, atau minta petugas BP3MI mencatat permintaan Anda.',
  ],
  unknown_scope: [
    422,
    'Cakupan tidak dikenal. Pilih semua pesan, satu acara, atau satu jenis pesan. Pemberitahuan dinas kepada petugas tidak dapat dihentikan.',
  ],
  not_a_mobile_number: [422, 'Nomor HP tidak dikenali. Tulis nomor HP Indonesia, diawali 08 atau +62.'],
  mangled_by_spreadsheet: [422, 'Nomor HP rusak karena program lembar kerja. Tanyakan kembali nomornya.'],
};

const COLUMNS: { readonly [K in OptOutError['kind']]?: string } = {
  unknown_scope: 'scope',
  not_a_mobile_number: 'phone',
  mangled_by_spreadsheet: 'phone',
};

/** Where a refusal about opt-outs becomes a problem. */
export const optOutProblem = ({ kind }: OptOutError): Problem => {
  const [status, detail] = LINES[kind];
  const column = COLUMNS[kind];
  return problem(
    status,
    kind,
    detail,
    column === undefined ? {} : { errors: [{ column, code: kind, message: detail }] },
  );
};
