import { beforeEach, describe, expect, it } from 'vitest';
import { registrationsServices } from '#functions/registrations/container.ts';
import { importInvitationsContract, posterContract } from '#functions/registrations/contract.ts';
import { registrationsHttp } from '#functions/registrations/handlers/http.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { type ApiRequest, apiEvent, lambdaContext } from '#test/support/api-event.ts';
import { phoneOf, storedSeats } from '#test/support/builders/registrations.ts';
import { eachOutreach } from '#test/support/outreach.ts';
import { startSignIn, type TestAccount, type TestSignIn, testAccount } from '#test/support/sign-in.ts';

const world = eachOutreach();

let signIn: TestSignIn;
beforeEach(async () => {
  signIn = await startSignIn();
  return () => signIn.stop();
});

const kalsel = testAccount({ username: 'organiser-kalsel', office: 'bp3mi-kalsel' });

const call = async (contract: RouteContract, request: ApiRequest, account: TestAccount = testAccount()) => {
  const platform = {
    ...world().platform,
    settings: { ...world().platform.settings, signIn: signIn.settings },
  };
  const token = await signIn.tokenFor(account, platform.clock.now());
  const handler = registrationsHttp(registrationsServices(platform));
  const { statusCode, body = '' } = await handler(apiEvent(contract, { token, ...request }), lambdaContext);
  return { status: statusCode, text: body, body: body.startsWith('{') ? JSON.parse(body) : {} };
};

const upload = (eventId: string, lines: readonly string[], account?: TestAccount) =>
  call(importInvitationsContract, { params: { eventId }, body: lines.join('\n') }, account);

const HEADINGS = 'No;Nama;No. HP;Lembaga;Jabatan';
const row = (person: number, name = `Undangan ${'abcdefghij'[person]}x`) =>
  `${person};${name};${phoneOf(person)};;Kades`;

describe('an invitation list', () => {
  it('registers its people in order, the last of them in the line', async () => {
    const { eventId } = await world().publish({ capacity: 2 });
    const { status, body } = await upload(eventId, [HEADINGS, row(1), row(2), '', row(3)]);
    expect([status, body]).toEqual([200, { seated: 2, waiting: 1, known: 0, errors: [] }]);
  });

  it('once more does no harm', async () => {
    const { eventId } = await world().publish({ capacity: 9 });
    await upload(eventId, [HEADINGS, row(1), row(2)]);
    const again = await upload(eventId, [HEADINGS, row(1), row(2), row(3)]);
    expect(again.body).toMatchObject({ seated: 1, known: 2 });
    expect((await storedSeats(world().platform.table, eventId)).registrations).toHaveLength(3);
  });

  it('tells its mistakes by row and takes the others', async () => {
    const { eventId } = await world().publish({ capacity: 9 });
    const { body } = await upload(eventId, [
      HEADINGS,
      row(1),
      `2;;${phoneOf(2)};;`,
      '3;Siti Aminah;8,6E+11;;',
    ]);
    expect(body).toMatchObject({
      seated: 1,
      errors: [
        { row: 3, column: 'name', code: 'name_unreadable' },
        { row: 4, column: 'phone', code: 'not_a_mobile_number' },
      ],
    });
  });

  it('asks for the institution where seats go by institution', async () => {
    const { eventId } = await world().publish({ seatsPer: 'institution' });
    const { body } = await upload(eventId, [HEADINGS, row(1)]);
    expect(body).toMatchObject({ seated: 0, errors: [{ row: 2, column: 'institution' }] });
  });

  it.each([
    ['without headings', [row(1)], 'headings_missing'],
    ['of more than 500', [HEADINGS, ...Array.from({ length: 501 }, () => row(1))], 'too_many_rows'],
  ])('%s is refused as a whole', async (_what, lines, code) => {
    const { eventId } = await world().publish();
    const { status, body } = await upload(eventId, lines);
    expect([status, body.code]).toEqual([422, code]);
  });

  it("for another office's event is not possible", async () => {
    const { eventId } = await world().publish();
    expect((await upload(eventId, [HEADINGS, row(1)], kalsel)).status).toBe(404);
  });
});

describe('the poster', () => {
  it('shows event, address and its QR code', async () => {
    const { eventId, code } = await world().publish();
    const { status, text } = await call(posterContract, { params: { eventId } });
    expect(status).toBe(200);
    expect(text).toContain(`https://sapa.example/daftar/${code}`);
    expect(text).toMatch(/<svg [^>]*viewBox=/);
  });

  it('is made only of own events with public registration', async () => {
    const [mine, closed] = [await world().publish(), await world().publish({ publicRegistration: false })];
    const answers = [
      await call(posterContract, { params: { eventId: mine.eventId } }, kalsel),
      await call(posterContract, { params: { eventId: closed.eventId } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });
});
