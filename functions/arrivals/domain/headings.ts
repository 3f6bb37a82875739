import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type SheetError, unusable } from './errors.ts';

const ALIASES = {
  number: 'no nomor nourut nomorurut',
  name: 'nama namalengkap namapmi namawni namadeportan',
  sex: 'jk lp jklp jeniskelamin kelamin sex gender',
  birthDate: 'tgllahir tanggallahir tgllhr dob',
  age: 'umur usia umurtahun usiatahun umurth',
  document: 'nopasporsplp paspor/splp pasporsplp nosplppaspor nodokumen nomordokumen nomorpasporsplp',
  passport: 'nopaspor paspor nomorpaspor passport',
  splp: 'nosplp splp nomorsplp',
  documentType: 'jenisdokumen dokumen',
  province: 'provinsi prov provinsiasal asalprovinsi',
  regency: 'kabupatenkota kabkota kabupaten kota kab kabkotaasal kabupatenasal',
  district: 'kecamatan kec kecamatanasal',
  regionCode: 'kodewilayah kodedaerah kodekemendagri kodewil',
  kind: 'jenis jenispemulangan jeniskepulangan',
  cause: 'kasus masalah permasalahan alasan',
  health: 'kesehatan kondisikesehatan kondisi sakit',
  familyGroup: 'kelompokkeluarga keluarga idkeluarga nokeluarga grupkeluarga',
  guardian: 'wali nowali pendamping nopendamping nomorwali',
} as const;

export type Field = keyof typeof ALIASES;

/** Where each known field stands: position and the heading as uploaded. */
export type Columns = { readonly [F in Field]?: { readonly at: number; readonly heading: string } };

export type Headings = { readonly columns: Columns; readonly ignored: readonly string[] };

const FIELD_OF: ReadonlyMap<string, Field> = new Map(
  Object.entries(ALIASES).flatMap(([field, names]) =>
    names.split(' ').map((name) => [name, field as Field] as const),
  ),
);

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

const bare = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** `Tgl Lahir (dd/mm/yyyy)` is the same heading as `Tgl. Lahir`. */
const fieldOf = (heading: string): Field | undefined =>
  FIELD_OF.get(bare(heading)) ?? FIELD_OF.get(bare(heading.replace(/\([^)]*\)/g, '')));

const REQUIRED: readonly { readonly oneOf: readonly Field[]; readonly column: string }[] = [
  { oneOf: ['name'], column: 'Nama' },
  { oneOf: ['sex'], column: 'JK' },
  { oneOf: ['birthDate', 'age'], column: 'Tgl Lahir atau Umur' },
  { oneOf: ['regionCode', 'province', 'regency'], column: 'Provinsi, Kabupaten/Kota atau Kode Wilayah' },
];

const missing = (columns: Columns): SheetError | undefined => {
  const errors = REQUIRED.filter(({ oneOf }) => !oneOf.some((field) => columns[field])).map(({ column }) => ({
    row: 1,
    column,
    code: 'missing_column',
    message: `Kolom ${column} tidak ada. Tambahkan judul kolom itu di baris pertama.`,
  }));
  return errors.length > 0 ? { kind: 'unusable_manifest', errors } : undefined;
};

const duplicate = (column: string): SheetError =>
  unusable('duplicate_column', `Kolom "${column}" ada dua kali. Hapus salah satunya.`, { row: 1, column });

const place = (headings: readonly string[]): Result<{ columns: Columns; ignored: string[] }, SheetError> => {
  const columns: { [F in Field]?: { at: number; heading: string } } = {};
  const ignored: string[] = [];
  const seen = new Set<string>();
  for (const [at, text] of headings.entries()) {
    const heading = text.trim();
    if (heading === '') continue;
    if (FORBIDDEN.has(heading.toLowerCase()))
      return err(
        unusable('forbidden_column', `Judul kolom "${heading}" tidak boleh dipakai. Ganti judulnya.`, {
          row: 1,
          column: heading,
        }),
      );
    const field = fieldOf(heading);
    const identity = field ?? heading.toLowerCase();
    if (seen.has(identity)) return err(duplicate(heading));
    seen.add(identity);
    if (field === undefined) ignored.push(heading);
    else columns[field] = { at, heading };
  }
  return ok({ columns, ignored });
};

/** Finds the known columns in any order and by any of their usual names. Unknown ones are named, not refused. */
export const readHeadings = (headings: readonly string[]): Result<Headings, SheetError> => {
  const placed = place(headings);
  if (!placed.ok) return placed;
  const lacking = missing(placed.value.columns);
  return lacking === undefined ? placed : err(lacking);
};
