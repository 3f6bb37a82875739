import { type FieldError, type Problem, problem } from '#shared/http/problem.ts';
import type { CapacityError } from '../app/change-capacity.ts';
import type { EditError } from '../app/edit-event.ts';
import type { Flawed } from '../app/input.ts';
import type { PublishError } from '../app/publish-event.ts';
import type { RescheduleError } from '../app/reschedule-event.ts';
import type { Flaw } from '../domain/rules.ts';

type EventsError = CapacityError | EditError | PublishError | RescheduleError;

const refusals: Readonly<
  Record<Exclude<EventsError['kind'], 'flawed'>, readonly [Problem['status'], string]>
> = {
  event_not_found: [404, 'Acara tidak ditemukan.'],
  stale_version: [412, 'Acara ini sudah diubah orang lain. Muat ulang, lalu ulangi perubahan Anda.'],
  already_published: [409, 'Acara ini sudah diterbitkan.'],
  event_cancelled: [409, 'Acara ini telah dibatalkan.'],
  event_started: [409, 'Acara ini sudah dimulai atau sudah selesai, sehingga tidak dapat diubah.'],
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
