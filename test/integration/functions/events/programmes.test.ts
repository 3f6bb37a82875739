import { describe, expect, it } from 'vitest';
import {
  changeProgrammeContract,
  createEventContract,
  createProgrammeContract,
  getEventContract,
  getProgrammeContract,
  listProgrammesContract,
} from '#functions/events/contract.ts';
import { eventBody } from '#test/support/builders/events.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });
const fields = { name: 'Pelindungan PMI', budgetYear: 2025, budgetSource: 'DIPA BP3MI Kalbar' };

const create = async (over: Partial<typeof fields> = {}) =>
  (await world().call(createProgrammeContract, { body: { ...fields, ...over } })).body;

const change = (programme: Record<string, unknown>, body: unknown, version = programme['version']) =>
  world().call(changeProgrammeContract, {
    params: { programmeId: String(programme['programmeId']) },
    headers: { 'if-match': `"${version}"` },
    body,
  });

describe('a programme', () => {
  it('says who recorded it when', async () => {
    expect(await create()).toMatchObject({
      ...fields,
      version: 1,
      createdBy: 'organiser-kalbar',
      createdAt: '2025-10-16T03:36:00.000Z',
    });
  });

  it('asked for twice with one key is one', async () => {
    const request = { body: fields, headers: { 'idempotency-key': 'programme-1' } };
    const first = await world().call(createProgrammeContract, request);
    const second = await world().call(createProgrammeContract, request);
    expect(second.body['programmeId']).toBe(first.body['programmeId']);
  });

  it('is listed with the others of its office only, newest first', async () => {
    await create({ name: 'Satu' });
    await create({ name: 'Dua' });
    const own = await world().call(listProgrammesContract);
    const other = await world().call(listProgrammesContract, {}, kalsel);
    expect(own.body['programmes']).toMatchObject([{ name: 'Dua' }, { name: 'Satu' }]);
    expect(other.body['programmes']).toEqual([]);
  });

  it('is another office’s business to nobody', async () => {
    const { programmeId } = await create();
    const params = { programmeId: String(programmeId) };
    const [own, other] = await Promise.all([
      world().call(getProgrammeContract, { params }),
      world().call(getProgrammeContract, { params }, kalsel),
    ]);
    expect([own.status, own.etag]).toEqual([200, '"1"']);
    expect([other.status, other.body['code']]).toEqual([404, 'programme_not_found']);
  });

  it.each([
    ['without a source of budget', { budgetSource: '' }],
    ['of a year long ago', { budgetYear: 1999 }],
    ['of half a year', { budgetYear: 2025.5 }],
  ])('%s is a 400', async (_what, over) => {
    const { status } = await world().call(createProgrammeContract, { body: { ...fields, ...over } });
    expect(status).toBe(400);
  });
});

describe('a change of a programme', () => {
  it('reaches the events that belong to it', async () => {
    const programme = await create();
    const body = eventBody({ programmeId: programme['programmeId'] });
    const event = await world().call(createEventContract, { body });
    const changed = await change(programme, { name: 'Pelindungan PMI 2025' });
    expect([changed.etag, changed.body['changedBy']]).toEqual(['"2"', 'organiser-kalbar']);
    const params = { eventId: String(event.body['eventId']) };
    const read = await world().call(getEventContract, { params });
    expect(read.body['programme']).toBe('Pelindungan PMI 2025');
  });

  it('of an old version is refused', async () => {
    const programme = await create();
    await change(programme, { name: 'Satu' });
    const { status, body } = await change(programme, { name: 'Dua' });
    expect([status, body['code']]).toEqual([412, 'stale_version']);
  });

  it('at the same time as another is made once', async () => {
    const programme = await create();
    const answers = await Promise.all([
      change(programme, { name: 'Satu' }),
      change(programme, { name: 'Dua' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it('that changes nothing makes no version', async () => {
    expect((await change(await create(), { name: fields.name })).body['version']).toBe(1);
  });

  it('of one that is not there is refused', async () => {
    const { status } = await change({ programmeId: '01TEST00000000000000000099', version: 1 }, {});
    expect(status).toBe(404);
  });
});
