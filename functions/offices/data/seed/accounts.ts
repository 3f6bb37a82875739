import type { Account } from '../../adapters/stored.ts';

/** Demo accounts; the people are invented. A deployment keeps its accounts in Cognito and their names here. */
export const accountSeed: readonly Account[] = [
  { accountId: 'organiser-kalbar', name: 'Rina Wulandari', officeId: 'bp3mi-kalbar', roles: ['organiser'] },
  {
    accountId: 'head-kalbar',
    name: 'Hendra Saputra',
    officeId: 'bp3mi-kalbar',
    roles: ['head', 'organiser'],
  },
  { accountId: 'duty-entikong', name: 'Yosef Lambang', officeId: 'p4mi-sanggau', roles: ['duty_officer'] },
  { accountId: 'officer-jatim', name: 'Siti Khumairah', officeId: 'bp3mi-jatim', roles: ['duty_officer'] },
  { accountId: 'officer-ntb', name: 'Lalu Wirasana', officeId: 'bp3mi-ntb', roles: ['duty_officer'] },
  { accountId: 'officer-jateng', name: 'Bagas Prasetya', officeId: 'bp3mi-jateng', roles: ['duty_officer'] },
  { accountId: 'organiser-kalsel', name: 'Noor Hidayati', officeId: 'bp3mi-kalsel', roles: ['organiser'] },
  { accountId: 'organiser-lampung', name: 'Ratna Puspita', officeId: 'bp3mi-lampung', roles: ['organiser'] },
  { accountId: 'national-desk', name: 'Andini Maharani', officeId: 'kemenp2mi', roles: ['national_desk'] },
];
