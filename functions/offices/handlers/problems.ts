import { type Problem, problem } from '#shared/http/problem.ts';
import type { ChangeRoutingError } from '../app/change-routing.ts';
import type { GetRoutingError } from '../app/get-routing.ts';

type OfficesError = ChangeRoutingError | GetRoutingError | { readonly kind: 'account_unknown' };

const problems: Readonly<Record<OfficesError['kind'], readonly [Problem['status'], string]>> = {
  account_unknown: [404, 'Akun Anda belum terdaftar di direktori kantor.'],
  later_change_exists: [409, 'Sudah ada perubahan terencana dengan tanggal mulai yang lebih kemudian.'],
  office_unknown: [422, 'Kantor tujuan tidak dikenal atau sudah tidak berlaku pada tanggal itu.'],
  province_needs_office: [422, 'Setiap provinsi harus mempunyai kantor penerima.'],
  region_unknown: [404, 'Kode wilayah tidak dikenal.'],
  region_without_office: [404, 'Belum ada kantor penerima untuk wilayah ini pada tanggal itu.'],
  stale_version: [412, 'Data ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.'],
  starts_in_the_past: [422, 'Tanggal mulai tidak boleh sebelum hari ini.'],
};

export const officesProblem = (error: OfficesError): Problem => {
  const [status, detail] = problems[error.kind];
  const extra = error.kind === 'later_change_exists' ? { extra: { from: error.from } } : {};
  return problem(status, error.kind, detail, extra);
};
