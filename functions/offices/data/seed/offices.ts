import type { OfficeEntry } from '../../domain/directory.ts';
import { zoneOfRegion } from '../../domain/zone.ts';
import { contactsOf, dutyOf, headOf } from './contacts.ts';
import { officeRows } from './office-rows.ts';
import { SEED_FROM } from './validity.ts';

export const officeSeed: readonly OfficeEntry[] = officeRows.map(
  ([officeId, kind, name, shortName, regionCode, supervisedBy, verified]) => ({
    office: {
      officeId,
      name,
      shortName,
      kind,
      regionCode,
      zone: zoneOfRegion(regionCode),
      ...(supervisedBy === undefined ? {} : { supervisedBy }),
      verified,
      validFrom: SEED_FROM,
    },
    contacts: contactsOf(officeId),
    headId: headOf(officeId),
    duty: dutyOf(officeId),
  }),
);
