import { INVENTED_PHONE_PREFIX } from '#shared/text/phone.ts';
import type { Audience } from './demo-data.ts';
import { inventedName, type Sex } from './names.ts';
import villagesJson from './villages.json' with { type: 'json' };

/** What a registration of the API takes. */
export type DemoParticipant = {
  readonly name: string;
  readonly phone: string;
  readonly region: string;
  readonly institution?: string;
  readonly role?: string;
};

const villages: Readonly<Record<string, Readonly<Record<string, string>>>> = villagesJson;

/** Placement companies that do not exist. */
const COMPANIES = [
  'Contoh Bahari Nusa',
  'Contoh Karya Borneo',
  'Contoh Mitra Kapuas',
  'Contoh Sinar Khatulistiwa',
  'Contoh Bina Insan',
  'Contoh Tenaga Mulia',
  'Contoh Jasa Lintas',
  'Contoh Cipta Usaha',
  'Contoh Duta Pekerja',
  'Contoh Graha Mandiri',
  'Contoh Prima Sahabat',
  'Contoh Restu Bunda',
  'Contoh Amanah Raya',
] as const;

const ROLES = ['Kepala Desa', 'Sekretaris Desa', 'Kaur Pemerintahan'] as const;

/** Numbers of one event start with its district's digits, so that nobody has the number of somebody at another event. */
const phoneOf = ({ districtCode, onePhone: [first, second] = [0, 0] }: Audience, index: number): string => {
  const owner = index === second ? first : index;
  return `${INVENTED_PHONE_PREFIX}${districtCode.replaceAll('.', '').padEnd(6, '0')}${String(owner).padStart(2, '0')}`;
};

/** Names of different events come from different stretches of the list. */
const nameOf = (districtCode: string, index: number): string => {
  const sex: Sex = index % 3 === 2 ? 'P' : 'L';
  return inventedName(Number(districtCode.replaceAll('.', '').slice(0, 4)) + 200 + index, sex);
};

type Origin = Pick<DemoParticipant, 'region' | 'institution' | 'role'>;

const villageAt = (districtCode: string, index: number): { readonly code: string; readonly name: string } => {
  const list = Object.entries(villages[districtCode] ?? {});
  const [code, name] = list[index % list.length] ?? [districtCode, ''];
  return { code, name };
};

const originOf = ({ audience, districtCode }: Audience, index: number): Origin => {
  if (audience === 'placement_companies')
    return {
      region: districtCode,
      institution: `PT ${COMPANIES[index % COMPANIES.length] ?? ''}`,
      role: 'Kepala Cabang',
    };
  const village = villageAt(districtCode, index);
  if (audience === 'job_seekers' && index % 4 !== 0) return { region: village.code, role: 'Pencari kerja' };
  const round = Math.floor(index / Object.keys(villages[districtCode] ?? {}).length);
  return {
    region: village.code,
    institution: `Desa ${village.name}`,
    role: ROLES[round % ROLES.length] ?? ROLES[0],
  };
};

/** The same invented people every time, from the real villages of the district. */
export const participantsOf = (audience: Audience): readonly DemoParticipant[] =>
  Array.from({ length: audience.count }, (_, index) => ({
    name: nameOf(audience.districtCode, index),
    phone: phoneOf(audience, index),
    ...originOf(audience, index),
  }));
