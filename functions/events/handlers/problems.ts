import { type FieldError, type Problem, problem } from '#shared/http/problem.ts';
import type { CapacityError } from '../app/change-capacity.ts';
import type { CopyError } from '../app/copy-event.ts';
import type { EditError } from '../app/edit-event.ts';
import type { HoldError } from '../app/hold-event.ts';
import type { Flawed } from '../app/input.ts';
import type { PublishError } from '../app/publish-event.ts';
import type { ReportError } from '../app/report-event.ts';
import type { RescheduleError } from '../app/reschedule-event.ts';
import type { Flaw } from '../domain/rules.ts';

type EventsError =
  | CapacityError
  | CopyError
  | EditError
  | HoldError
  | PublishError
  | ReportError
  | RescheduleError;

const refusals: Readonly<
  Record<Exclude<EventsError['kind'], 'flawed'>, readonly [Problem['status'], string]>
> = {
  event_not_found: [404, 'Acara tidak ditemukan.'],
  stale_version: [412, 'Acara ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.'],
  already_published: [409, 'Acara ini sudah diterbitkan.'],
  event_cancelled: [409, 'Acara ini telah dibatalkan.'],
  event_started: [409, 'Acara ini sudah dimulai atau sudah selesai, sehingga tidak dapat diubah.'],
  event_held: [409, 'Acara ini sudah terlaksana, sehingga tidak dapat diubah.'],
  event_reported: [409, 'Laporan acara ini sudah selesai, sehingga acara tidak dapat diubah lagi.'],
  not_published: [409, 'Acara ini masih rancangan dan belum diterbitkan.'],
  not_started: [409, 'Acara ini belum dimulai. Nyatakan terlaksana setelah acara berlangsung.'],
  not_held: [409, 'Nyatakan dahulu bahwa acara ini terlaksana, lalu selesaikan laporannya.'],
  without_registration: [409, 'Acara ini diterbitkan tanpa pendaftaran, sehingga tidak memiliki kuota.'],
  unknown_office: [422, 'Kantor Anda belum tercatat dalam direktori.'],
};

const flawWords: Readonly<Record<Flaw['kind'], string>> = {
  unknown_region: 'Kode wilayah tidak dikenal. Gunakan kode Kemendagri, misalnya 61.12.03.',
  invalid_local_time: 'Tulis tanggal dan jam setempat seperti 2025-11-13T09:00.',
  starts_in_past: 'Waktu mulai sudah lewat.',
  ends_before_start: 'Waktu selesai harus setelah waktu mulai.',
  too_long: 'Acara paling lama 31 hari.',
  rule_unreadable: 'Tulis jarak pengingat seperti P3D (3 hari) atau PT12H (12 jam).',
  rule_too_early: 'Pengingat paling awal 30 hari sebelum acara.',
  rules_repeat: 'Jarak pengingat yang sama cukup ditulis satu kali.',
  unsafe_words: 'Teks ini dipakai dalam SMS: jangan memuat tautan, alamat surel atau nomor panjang.',
  registration_opens_after_start: 'Pendaftaran harus dibuka sebelum acara dimulai.',
  registration_closes_after_start: 'Pendaftaran paling lambat ditutup saat acara dimulai.',
  registration_closes_before_opening: 'Waktu tutup pendaftaran harus setelah waktu buka.',
  one_host_signs: 'Tentukan tepat satu penyelenggara yang menandatangani undangan.',
  one_host_pays: 'Tentukan tepat satu penyelenggara yang menanggung biaya.',
  quotas_above_capacity:
    'Jumlah kuota per wilayah melebihi kuota peserta. Kurangi kuota wilayah atau tambah kuota peserta.',
  quota_repeats: 'Satu wilayah cukup ditulis satu kali dalam kuota per wilayah.',
  phone_unreadable: 'Tulis nomor HP Indonesia, diawali 08 atau +62. Kosongkan bila tidak perlu SMS.',
  unknown_programme: 'Program ini tidak ada pada kantor Anda.',
  region_without_office: 'Belum ada kantor yang bertanggung jawab atas wilayah ini pada tanggal acara.',
  in_the_future: 'Waktu pelaksanaan tidak boleh di masa depan.',
  registration_without_capacity: 'Pendaftaran umum memerlukan kuota peserta.',
};

/** The code of the first flaw stands for all; `errors` names each with its field. */
const flawProblem = ({ flaws }: Flawed): Problem => {
  const errors: FieldError[] = flaws.map(({ kind, field }) => ({
    column: field,
    code: kind,
    message: flawWords[kind],
  }));
  const first = flaws[0]?.kind ?? 'invalid_local_time';
  return problem(422, first, flawWords[first], { errors });
};

export const toProblem = (error: EventsError): Problem => {
  if (error.kind === 'flawed') return flawProblem(error);
  const [status, detail] = refusals[error.kind];
  return problem(status, error.kind, detail);
};
