import { describe, expect, it } from 'vitest';
import { region } from '#functions/offices/data/regions.ts';
import { accountSeed } from '#functions/offices/data/seed/accounts.ts';
import { checkpointSeed } from '#functions/offices/data/seed/checkpoints.ts';
import { officeSeed } from '#functions/offices/data/seed/offices.ts';
import { routingSeed } from '#functions/offices/data/seed/routing.ts';
import { isGsm7 } from '#shared/text/gsm7.ts';
import { INVENTED_PHONE_PREFIX, isPhone } from '#shared/text/phone.ts';

const offices = officeSeed.map(({ office }) => office);
const officeIds = new Set(offices.map(({ officeId }) => officeId));
const contacts = officeSeed.flatMap((entry) => entry.contacts);

describe('the seed of offices', () => {
  it('has an id for each office once', () => {
    expect(officeIds.size).toBe(offices.length);
  });

  it('has 25 regional offices and one national desk', () => {
    const count = (kind: string) => offices.filter((office) => office.kind === kind).length;
    expect([count('bp3mi'), count('ministry')]).toEqual([25, 1]);
  });

  it('has short names that leave room in an SMS', () => {
    const unfit = offices.filter(({ shortName }) => shortName.length > 20 || !isGsm7(shortName));
    expect(unfit).toEqual([]);
  });

  it('gives every office but the national desk another office that supervises it', () => {
    const wrong = offices.filter(
      ({ officeId, kind, supervisedBy }) =>
        kind !== 'ministry' && (supervisedBy === officeId || !officeIds.has(supervisedBy ?? '')),
    );
    expect(wrong).toEqual([]);
  });

  it('puts the post of Entikong under BP3MI Kalimantan Barat', () => {
    expect(offices.find(({ officeId }) => officeId === 'p4mi-sanggau')?.supervisedBy).toBe('bp3mi-kalbar');
  });

  it('knows every region it names', () => {
    const named = [...offices, ...checkpointSeed, ...routingSeed].map(({ regionCode }) => regionCode);
    expect(named.filter((code) => region(code) === undefined)).toEqual([]);
  });
});

describe('the seed of contacts', () => {
  it('has invented, well-formed numbers only', () => {
    const wrong = contacts.filter(({ phone }) => !phone.startsWith(INVENTED_PHONE_PREFIX) || !isPhone(phone));
    expect(wrong).toEqual([]);
  });

  it.each(['contactId', 'phone', 'name'] as const)('has no %s twice', (field) => {
    expect(new Set(contacts.map((contact) => contact[field])).size).toBe(contacts.length);
  });

  it('has no contact without a name', () => {
    expect(contacts.filter(({ name }) => name === '')).toEqual([]);
  });

  it('has head, shifts and fallback among the people of the office', () => {
    const strangers = officeSeed.filter((entry) => {
      const own = new Set(entry.contacts.map(({ contactId }) => contactId));
      const used = [
        entry.headId,
        entry.duty.fallback,
        ...entry.duty.shifts.map(({ contactId }) => contactId),
      ];
      return used.some((id) => !own.has(id));
    });
    expect(strangers).toEqual([]);
  });
});

describe('the seed of checkpoints, routing and accounts', () => {
  it('names offices that exist', () => {
    const named = [
      ...checkpointSeed.map(({ officeId }) => officeId),
      ...routingSeed.flatMap(({ periods }) => periods.map(({ officeId }) => officeId)),
      ...accountSeed.map(({ officeId }) => officeId),
    ];
    expect(named.filter((officeId) => !officeIds.has(officeId))).toEqual([]);
  });

  it('gives Entikong to the post of Sanggau', () => {
    expect(checkpointSeed.find(({ checkpointId }) => checkpointId === 'plbn-entikong')).toMatchObject({
      regionCode: '61.03.21',
      officeId: 'p4mi-sanggau',
      zone: 'Asia/Pontianak',
    });
  });

  it.each([
    ['61', 'bp3mi-kalbar'],
    ['35', 'bp3mi-jatim'],
    ['62', 'bp3mi-kalsel'],
    ['17', 'bp3mi-sumsel'],
    ['31', 'bp3mi-dki'],
    ['95', 'bp3mi-papua'],
  ])('sends people of province %s to %s', (code, officeId) => {
    const found = routingSeed.find(({ regionCode }) => regionCode === code);
    expect(found?.periods.map((period) => period.officeId)).toEqual([officeId]);
  });

  it('marks a province served by a neighbour as not verified', () => {
    expect(routingSeed.find(({ regionCode }) => regionCode === '62')?.periods[0]?.verified).toBe(false);
  });
});
