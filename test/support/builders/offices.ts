import type { Contact, OfficeEntry } from '#functions/offices/domain/directory.ts';

const contact = (officeId: string, position: string): Contact => ({
  contactId: `${officeId}-${position}`,
  officeId,
  name: `Nama ${position}`,
  position,
  phone: '+6286010000001',
});

/** An office in Pontianak with one person by day, one by night and at weekends, and a head. */
export const anOfficeEntry = (
  officeId = 'bp3mi-kalbar',
  overrides: Omit<Partial<OfficeEntry>, 'office'> & { readonly office?: Partial<OfficeEntry['office']> } = {},
): OfficeEntry => ({
  contacts: [contact(officeId, 'day'), contact(officeId, 'night'), contact(officeId, 'head')],
  headId: `${officeId}-head`,
  duty: {
    shifts: [
      { contactId: `${officeId}-day`, days: [1, 2, 3, 4, 5], from: '07:00', to: '19:00' },
      { contactId: `${officeId}-night`, days: [1, 2, 3, 4, 5], from: '19:00', to: '07:00' },
    ],
    fallback: `${officeId}-head`,
  },
  ...overrides,
  office: {
    officeId,
    name: 'BP3MI Kalimantan Barat',
    shortName: 'BP3MI Kalbar',
    kind: 'bp3mi',
    regionCode: '61.71',
    zone: 'Asia/Pontianak',
    verified: true,
    validFrom: '2025-01-01',
    ...overrides.office,
  },
});
