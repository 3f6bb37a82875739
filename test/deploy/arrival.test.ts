import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  acknowledgeByLinkContract,
  acknowledgeContract,
  announceContract,
  getArrivalContract,
  getNoticeContract,
  importManifestContract,
  openLinkContract,
  recordArrivalContract,
} from '#functions/arrivals/contract.ts';
import { minutesFromNow } from '#test/support/deployed-event.ts';
import { passDeadline } from '#test/support/deployed-notice.ts';
import { deployedOffices } from '#test/support/deployed-offices.ts';
import { deployedPlatform, type SentSms } from '#test/support/deployed-platform.ts';
import { eventually } from '#test/support/eventually.ts';

const POST = 'duty-entikong';
const PLACE = 'PLBN Entikong';
const PROMPT_MS = 60_000;
/** The sweeper looks every minute. */
const UNTIL_SWEPT_MS = 150_000;
const A_DAY = 24 * 60;

const { api, sms, table } = deployedPlatform([
  { username: POST, office: 'p4mi-sanggau', roles: ['duty_officer'] },
  { username: 'officer-ntb', office: 'bp3mi-ntb', roles: ['duty_officer'] },
  { username: 'national-desk', office: 'kemenp2mi', roles: ['national_desk'] },
]);

const manifest = (version: 1 | 2): string =>
  readFileSync(`infra/local/demo/data/manifest-${version}.csv`, 'utf8');

const namesIn = (csv: string): string[] =>
  csv
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(';')[1] ?? '');

const tokenIn = (text: string): string => /\/a\/([\w-]+)/.exec(text)?.[1] ?? '';

/** The scenario in its order; each fact builds on those before it. */
describe('an arrival on the deployed platform', () => {
  let arrivalId = '';
  let reference = '';
  let told: readonly string[] = [];
  const offices = deployedOffices(api);

  // Where room is short a text leaves the reference out, but never the place.
  const ours = async (): Promise<SentSms[]> => (await sms()).filter(({ text }) => text.includes(PLACE));
  const toOffice = async (officeId: string, words = ''): Promise<SentSms[]> => {
    const found: SentSms[] = [];
    for (const one of await ours())
      if ((await offices.of(one.to)) === officeId && one.text.includes(words)) found.push(one);
    return found;
  };

  const announce = async (version: 1 | 2) => {
    const params = { arrivalId };
    const imported = await api.call(POST, importManifestContract, {
      params,
      body: manifest(version),
      key: `manifest-${version}`,
    });
    const arrival = await api.call(POST, getArrivalContract, { params });
    const body = { manifestVersion: imported.version };
    return api.call(POST, announceContract, { params, version: arrival.version, body });
  };

  const noticeOf = async (officeId: string) => {
    const { notices } = await api.call(POST, getArrivalContract, { params: { arrivalId } });
    const notice = notices.find((one) => one.officeId === officeId && one.state !== 'superseded');
    if (notice === undefined) throw new Error(`no notice for ${officeId}`);
    return notice;
  };

  it('is recorded by the post', async () => {
    const arrival = await api.call(POST, recordArrivalContract, {
      body: {
        checkpointId: 'plbn-entikong',
        kind: 'deportation',
        origin: { country: 'MY', state: 'Sarawak', depot: 'Semuja' },
        expectedLocal: minutesFromNow(A_DAY),
        expectedPeople: 136,
      },
      key: 'record',
    });
    ({ arrivalId, reference } = arrival);
    expect(arrival.state).toBe('expected');
  });

  it('is announced with shares that add up, one notice per office that has people in it', async () => {
    const announced = await announce(1);
    told = announced.told;
    expect(announced.shares.reduce((sum, { people }) => sum + people, 0)).toBe(136);
    expect(announced.notices.map(({ officeId }) => officeId).toSorted()).toEqual(
      announced.shares.map(({ officeId }) => officeId).toSorted(),
    );
    expect(told.length).toBe(announced.shares.length);
  });

  it('reaches every office by one SMS with a link', async () => {
    const all = await eventually(ours, (texts) => texts.length >= told.length, PROMPT_MS);
    const reached = await Promise.all(all.map(({ to }) => offices.of(to)));
    expect(reached.toSorted()).toEqual([...told].toSorted());
    for (const { text } of all) expect(tokenIn(text), text).not.toBe('');
  });

  it('is acknowledged by name on the page behind the link', async () => {
    const [notified] = await toOffice('bp3mi-jatim');
    const params = { token: tokenIn(notified?.text ?? '') };
    expect(await api.call(undefined, openLinkContract, { params })).toContain(reference);
    expect((await noticeOf('bp3mi-jatim')).state).toBe('open');
    const name = await offices.nameOf(notified?.to ?? '');
    await api.call(undefined, acknowledgeByLinkContract, { params, body: { name } });
    expect(await noticeOf('bp3mi-jatim')).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { by: name, channel: 'link' },
    });
  });

  it('is acknowledged by a signed-in officer', async () => {
    const { noticeId } = await noticeOf('bp3mi-ntb');
    const params = { noticeId };
    await api.call('officer-ntb', acknowledgeContract, { params });
    expect(await api.call('officer-ntb', getNoticeContract, { params })).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { channel: 'api' },
    });
  });

  it('hides a notice from offices that it is not for', async () => {
    const { noticeId } = await noticeOf('bp3mi-ntt');
    const answer = await api.ask('officer-ntb', getNoticeContract, { params: { noticeId } });
    expect(answer).toMatchObject({ ok: false, error: { status: 404, code: 'notice_not_found' } });
  });

  it('calls the next rung of an office that stays silent', async () => {
    await passDeadline(table, arrivalId, 'bp3mi-ntt');
    const called = await eventually(
      () => toOffice('bp3mi-ntt', ': ESKALASI 2: '),
      (texts) => texts.length > 0,
      UNTIL_SWEPT_MS,
    );
    expect(called).toHaveLength(1);
    expect((await noticeOf('bp3mi-ntt')).rung).toBe(2);
  });

  it('leaves those who have answered alone', async () => {
    const escalations = (await ours()).filter(({ text }) => text.includes(': ESKALASI'));
    expect(escalations).toHaveLength(1);
  });

  it('tells a corrected manifest to the offices whose share changed, and to no other', async () => {
    const corrected = await announce(2);
    expect([...corrected.told].toSorted()).toEqual(['bp3mi-jatim', 'bp3mi-ntb']);
    const ralat = async () => (await ours()).filter(({ text }) => text.includes(': RALAT'));
    const texts = await eventually(ralat, (found) => found.length >= 2, PROMPT_MS);
    const reached = await Promise.all(texts.map(({ to }) => offices.of(to)));
    expect(reached.toSorted()).toEqual(['bp3mi-jatim', 'bp3mi-ntb']);
    expect((await noticeOf('bp3mi-jatim')).state).toBe('open');
  });

  it('has sent nothing twice and no name', async () => {
    const all = await ours();
    expect(all).toHaveLength(told.length + 1 + 2);
    expect(new Set(all.map(({ to, text }) => `${to} ${text}`)).size).toBe(all.length);
    const names = [...namesIn(manifest(1)), ...namesIn(manifest(2))];
    for (const { text } of all) expect(names.filter((name) => text.includes(name))).toEqual([]);
  });
});
