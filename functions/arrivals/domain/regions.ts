import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Field } from './headings.ts';
import { PROVINCE_ALIASES } from './province-aliases.ts';

/** What a row says about where somebody comes from. */
export type StatedOrigin = {
  readonly regionCode?: string | undefined;
  readonly province?: string | undefined;
  readonly regency?: string | undefined;
  readonly district?: string | undefined;
};

/** Names and codes of the official regions; `below` of a code are its direct children. */
export type RegionNames = {
  readonly exists: (code: string) => boolean;
  readonly provinces: readonly NamedRegion[];
  readonly regencies: readonly NamedRegion[];
  readonly districtsOf: (regencyCode: string) => readonly NamedRegion[];
};

export type NamedRegion = { readonly code: string; readonly name: string };

export type RegionFlaw = { readonly field: Field; readonly code: string; readonly message: string };

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

const flaw = (
  field: Field,
  code: string,
  message: string,
): { readonly ok: false; readonly error: RegionFlaw } => err({ field, code, message });

const findProvince = (text: string, names: RegionNames): string | undefined => {
  const wanted = bare(text.replace(/^\s*(provinsi|prov)\b\.?/i, ''));
  return PROVINCE_ALIASES[wanted] ?? names.provinces.find(({ name }) => bare(name) === wanted)?.code;
};

const KIND_OF_REGENCY = /^\s*(kabupaten|kab|kota)\b\.?\s*(administrasi|adm)?\b\.?/i;

/** All regencies of that name; one when it says `Kab.` or `Kota`, perhaps two when it does not. */
const findRegencies = (
  text: string,
  province: string | undefined,
  names: RegionNames,
): readonly NamedRegion[] => {
  const kind = KIND_OF_REGENCY.exec(text)?.[1]?.toLowerCase();
  const wanted = bare(text.replace(KIND_OF_REGENCY, ''));
  return names.regencies.filter(
    ({ code, name }) =>
      bare(name.replace(KIND_OF_REGENCY, '')) === wanted &&
      (province === undefined || code.startsWith(province)) &&
      (kind === undefined || name.toLowerCase().startsWith(kind.slice(0, 3))),
  );
};

const findDistrict = (text: string | undefined, regency: string, names: RegionNames): string => {
  const wanted = bare((text ?? '').replace(/^\s*(kecamatan|kec)\b\.?/i, ''));
  // A district that is not known by that name leaves the regency: routing by district is rare.
  return names.districtsOf(regency).find(({ name }) => bare(name) === wanted)?.code ?? regency;
};

const byRegency = (
  regency: string,
  province: string | undefined,
  origin: StatedOrigin,
  names: RegionNames,
): Result<string, RegionFlaw> => {
  const found = findRegencies(regency, province, names);
  const [first] = found;
  if (first === undefined)
    return flaw(
      'regency',
      'unknown_region',
      'Kabupaten/Kota tidak dikenal di provinsi itu. Tulis nama resmi, misalnya Kab. Sambas.',
    );
  if (found.length === 1) return ok(findDistrict(origin.district, first.code, names));
  const shared = first.code.slice(0, 2);
  // Kabupaten and Kota of one name: without the word nobody can tell, but the province is sure.
  return found.every(({ code }) => code.startsWith(shared))
    ? ok(shared)
    : flaw('regency', 'ambiguous_region', 'Nama ini ada di beberapa provinsi. Isi juga kolom Provinsi.');
};

const byCode = (
  text: string,
  province: string | undefined,
  names: RegionNames,
): Result<string, RegionFlaw> => {
  const code = text.replace(/\s+/g, '');
  if (!/^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/.test(code) || !names.exists(code.slice(0, 8)))
    return flaw(
      'regionCode',
      'unknown_region',
      'Kode wilayah tidak dikenal. Tulis kode Kemendagri, misalnya 61.01 atau 61.01.09.',
    );
  if (province !== undefined && !code.startsWith(province))
    return flaw(
      'regionCode',
      'region_conflict',
      'Kode wilayah tidak cocok dengan provinsinya. Perbaiki salah satunya.',
    );
  return ok(code.slice(0, 8));
};

/** The most precise region code that the row supports; nothing when it says nothing, a flaw when it says what cannot be. */
export const findRegion = (
  origin: StatedOrigin,
  names: RegionNames,
): Result<string | undefined, RegionFlaw> => {
  const province = origin.province === undefined ? undefined : findProvince(origin.province, names);
  if (origin.province !== undefined && province === undefined)
    return flaw(
      'province',
      'unknown_region',
      'Provinsi tidak dikenal. Tulis nama resmi, misalnya Jawa Timur; kosongkan bila belum diketahui.',
    );
  if (origin.regionCode !== undefined) return byCode(origin.regionCode, province, names);
  if (origin.regency !== undefined) return byRegency(origin.regency, province, origin, names);
  return ok(province);
};
