import { describe, expect, it } from 'vitest';
import { contactsOf } from '#functions/events/domain/contacts.ts';
import { withRoles } from '#functions/events/domain/host-roles.ts';

const roles = (...hosts: { signs?: boolean; pays?: boolean }[]) =>
  withRoles(hosts.map((host) => ({ institution: 'A', ...host }))).map(({ signs, pays }) => [signs, pays]);

describe('who signs and who pays', () => {
  it.each([
    [
      'is the first where nobody is named',
      [{}, {}],
      [
        [true, true],
        [false, false],
      ],
    ],
    [
      'is whoever signs where nobody is named to pay',
      [{}, { signs: true }],
      [
        [false, false],
        [true, true],
      ],
    ],
    [
      'is whom the organiser names',
      [{ signs: true }, { pays: true }],
      [
        [true, false],
        [false, true],
      ],
    ],
    ['is nobody where all are named not to', [{ signs: false, pays: false }], [[false, false]]],
  ])('%s', (_what, hosts, expected) => {
    expect(roles(...hosts)).toEqual(expected);
  });
});

describe('contacts', () => {
  it('are those with a phone, by their place', () => {
    const speakers = [
      { name: 'A', position: 'X' },
      { name: 'B', position: 'Y', phone: '+628600000001' },
    ];
    const hosts = [{ institution: 'C', phone: '+628600000002' }];
    expect(contactsOf({ speakers, hosts })).toEqual([
      { contactId: 'SPK-2', phone: '+628600000001' },
      { contactId: 'HST-1', phone: '+628600000002' },
    ]);
  });
});
