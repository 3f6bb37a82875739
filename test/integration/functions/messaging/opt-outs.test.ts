import { describe, expect, it } from 'vitest';
import {
  recordOptOutContract,
  searchOptOutsContract,
  undoOptOutContract,
} from '#functions/messaging/contract/opt-out-routes.ts';
import { EVENT, eachOptOutWorld, PHONE } from '#test/support/opt-outs.ts';
import { testAccount } from '#test/support/sign-in.ts';

const world = eachOptOutWorld();

const T0 = '2025-10-16T03:36:00.000Z';
const T1 = '2025-10-16T04:00:00.000Z';
const T2 = '2025-10-16T05:00:00.000Z';

const record = (over: Readonly<Record<string, unknown>> = {}, account = testAccount()) =>
  world().call(
    recordOptOutContract,
    { body: { phone: '0860-1234-5678', scope: 'all', reason: 'Minta lewat telepon', ...over } },
    { account },
  );

const undo = (over: Readonly<Record<string, unknown>> = {}) =>
  world().call(undoOptOutContract, {
    body: { phone: PHONE, scope: 'all', reason: 'Minta SMS lagi', ...over },
  });

const search = async (account = testAccount()) =>
  (await world().call(searchOptOutsContract, { body: { phone: PHONE } }, { account })).body;

describe('a wish that staff record', () => {
  it('is on record with who, when and why', async () => {
    const { status, body } = await record();
    expect([status, body]).toEqual([
      200,
      {
        phone: PHONE,
        optOut: {
          scope: 'all',
          channel: 'staff',
          at: T0,
          by: 'organiser-kalbar',
          reason: 'Minta lewat telepon',
        },
      },
    ]);
  });

  it('a second time changes nothing: the first date counts', async () => {
    await record();
    world().platform.setNow(T1);
    const { body } = await record({ reason: 'Lagi' });
    expect([body.optOut.at, await world().history()]).toEqual([T0, [['all', 'staff', T0, undefined]]]);
  });

  it.each([
    ['head', 'bp3mi-jatim'],
    ['duty_officer', 'p4mi-sanggau'],
    ['national_desk', 'kemenp2mi'],
  ])('may come from a %s of any office and is seen by all', async (role, office) => {
    await record({}, testAccount({ username: 'somebody', office, roles: [role] }));
    expect((await search()).optOuts).toMatchObject([{ by: 'somebody' }]);
  });

  it('is not for a case officer', async () => {
    const { status } = await record({}, testAccount({ roles: ['case_officer'] }));
    expect(status).toBe(403);
  });

  it.each([['event:01EVENT000000000000000001'], ['kind:reminder']])(
    'may be about %s alone',
    async (scope) => {
      expect((await record({ scope })).body.optOut).toMatchObject({ scope });
    },
  );

  it.each([
    ['unknown_scope', 'scope', { scope: 'kind:arrival_notice' }],
    ['unknown_scope', 'scope', { scope: 'everything' }],
    ['not_a_mobile_number', 'phone', { phone: '0561-736111' }],
    ['mangled_by_spreadsheet', 'phone', { phone: '8,6E+11' }],
  ])('is refused with %s', async (code, column, over) => {
    const { status, body } = await record(over);
    expect([status, body.code, body.errors[0].column]).toEqual([422, code, column]);
  });

  it.each([['undo'], ['record']])('needs a reason to %s', async (what) => {
    const answer = await (what === 'undo' ? undo({ reason: ' ' }) : record({ reason: ' ' }));
    expect(answer.status).toBe(400);
  });
});

describe('taking a wish back', () => {
  it('keeps both dates', async () => {
    await record();
    world().platform.setNow(T1);
    const { body } = await undo();
    expect(body.optOut).toMatchObject({
      at: T0,
      undone: { at: T1, by: 'organiser-kalbar', reason: 'Minta SMS lagi' },
    });
  });

  it('a second time changes nothing', async () => {
    await record();
    world().platform.setNow(T1);
    await undo();
    world().platform.setNow(T2);
    expect((await undo()).body.optOut.undone.at).toBe(T1);
  });

  it('that nobody had is a 404', async () => {
    const { status, body } = await undo();
    expect([status, body.code]).toEqual([404, 'not_opted_out']);
  });

  it('leaves wishes about other things alone', async () => {
    await record();
    await record({ scope: EVENT });
    await undo();
    expect((await search()).optOuts).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ scope: 'all', undone: expect.anything() }),
        expect.not.objectContaining({ undone: expect.anything() }),
      ]),
    );
  });

  it('and asking again is a new wish beside the old one', async () => {
    await record();
    world().platform.setNow(T1);
    await undo();
    world().platform.setNow(T2);
    await record();
    expect(await world().history()).toEqual([
      ['all', 'staff', T2, undefined],
      ['all', 'staff', T0, T1],
    ]);
  });
});

describe('two who record the same wish at the same moment', () => {
  it('make one', async () => {
    const answers = await Promise.all([record(), record(), record({ scope: EVENT })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await world().history()).length).toBe(2);
  });
});
