import { type Problem, problem } from '#shared/http/problem.ts';

const refusals = {
  event_not_found: [404, 'Acara tidak ditemukan.'],
  issue_not_found: [404, 'Kendala tidak ditemukan.'],
  link_not_found: [404, 'Tautan ini tidak berlaku atau sudah berakhir.'],
  stale_version: [412, 'Data ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.'],
  already_sent: [409, 'SMS ini sudah dikirim, sehingga tidak dapat diubah lagi.'],
  resolution_required: [422, 'Isi penyelesaian sebelum kendala ditutup.'],
  unknown_region: [
    422,
    'Kode wilayah tidak dikenal. Gunakan kode kabupaten atau kecamatan, misalnya 61.12.03.',
  ],
  not_a_mobile_number: [422, 'Nomor HP tidak dikenali. Tulis nomor HP Indonesia, diawali 08 atau +62.'],
  mangled_by_spreadsheet: [422, 'Nomor HP rusak karena program lembar kerja. Tanyakan kembali nomornya.'],
} as const satisfies Readonly<Record<string, readonly [Problem['status'], string]>>;

export const toProblem = ({ kind }: { readonly kind: keyof typeof refusals }): Problem =>
  problem(refusals[kind][0], kind, refusals[kind][1]);
