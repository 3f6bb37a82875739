import { INVENTED_PHONE_PREFIX } from '#shared/text/phone.ts';
import type { Contact, DutyOrder, Weekday } from '../../domain/directory.ts';
import { officeRows } from './office-rows.ts';
import { peopleSeed } from './people.ts';

const positions = { day: 'Petugas piket siang', night: 'Petugas piket malam', head: 'Kepala' } as const;
type Position = keyof typeof positions;

const WORKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly Weekday[] = [6, 7];

const inventedPhone = (office: number, person: number): string =>
  `${INVENTED_PHONE_PREFIX}${String(10_000_000 + office * 1000 + person)}`;

const idOf = (officeId: string, position: Position): string => `${officeId}-${position}`;

/** The people of an office, with numbers that belong to nobody. */
export const contactsOf = (officeId: string): readonly Contact[] => {
  const number = officeRows.findIndex(([id]) => id === officeId) + 1;
  const names = peopleSeed[officeId] ?? [];
  return (['day', 'night', 'head'] as const).map((position, index) => ({
    contactId: idOf(officeId, position),
    officeId,
    name: names[index] ?? '',
    position: positions[position],
    phone: inventedPhone(number, index + 1),
  }));
};

export const headOf = (officeId: string): string => idOf(officeId, 'head');

export const dutyOf = (officeId: string): DutyOrder => ({
  shifts: [
    { contactId: idOf(officeId, 'day'), days: WORKDAYS, from: '07:00', to: '19:00' },
    { contactId: idOf(officeId, 'night'), days: WORKDAYS, from: '19:00', to: '07:00' },
    { contactId: idOf(officeId, 'night'), days: WEEKEND, from: '07:00', to: '07:00' },
  ],
  fallback: idOf(officeId, 'day'),
});
