import type { CsvCell } from '#shared/text/csv-safe.ts';
import type { Everything } from '../app/export-event.ts';
import type { Person } from '../app/ports.ts';
import { sectionNames, sectionTitles } from '../domain/report.ts';
import { coverageTable } from './pages/coverage-page.ts';

type Rows = readonly (readonly CsvCell[])[];

const PERSON_HEADINGS = ['Nama', 'L/P', 'Nomor HP', 'Desa/instansi', 'Jabatan', 'Instansi', 'Status', 'Kode'];

const personCells = ({
  name,
  sex,
  phone,
  phoneText,
  place,
  role,
  institution,
  status,
  code,
}: Person): CsvCell[] => [...[name, sex, phone ?? phoneText, place, role, institution, status, code]];

const participants = ({ report }: Everything): Rows => [
  PERSON_HEADINGS,
  ...report.facts.people.filter(({ status }) => status !== 'walk_in').map(personCells),
];

const attendance = ({ report }: Everything): Rows => [
  [...PERSON_HEADINGS, 'Hadir sejak', 'Dicatat terlambat'],
  ...report.facts.people
    .filter(({ since }) => since !== undefined)
    .map((person) => [...personCells(person), person.since, person.late ? 'ya' : 'tidak']),
];

const sections = ({ report }: Everything): Rows => [
  ['Bagian', 'Isi'],
  ...sectionNames.map((name) => [sectionTitles[name], report.sections[name]]),
];

const issues = (all: Everything): Rows => [
  ['Kendala', 'Disampaikan oleh', 'Penanggung jawab', 'Batas waktu', 'Keadaan', 'Penyelesaian'],
  ...all.issues.map(({ text, raiser, owner, dueOn, state, resolution }) => [
    ...[text, raiser.name, owner, dueOn, state, resolution],
  ]),
];

const feedback = ({ feedback: { asked, answered, results } }: Everything): Rows => [
  ['Pertanyaan', 'Jawaban', 'Jumlah'],
  ['Diminta', undefined, asked],
  ['Menjawab', undefined, answered],
  ...(results === undefined
    ? []
    : [
        ...Object.entries(results.useful).map(([grade, count]) => ['Manfaat (1-5)', grade, count]),
        ...Object.entries(results.clear).map(([clarity, count]) => ['Mudah dipahami', clarity, count]),
        ...results.suggestions.map((words) => ['Saran', words, undefined]),
      ]),
];

export const exportTables = {
  participants,
  attendance,
  report: sections,
  issues,
  feedback,
  coverage: (all: Everything): Rows => coverageTable(all.coverage),
} as const;
