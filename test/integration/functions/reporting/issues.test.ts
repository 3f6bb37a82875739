import { describe, expect, it } from 'vitest';
import {
  changeIssueContract,
  listIssuesContract,
  listOpenIssuesContract,
  openAnswerContract,
  raiseIssueContract,
} from '#functions/reporting/contract.ts';
import { eachDayAfter } from '#test/support/day-after.ts';

const world = eachDayAfter();

const issue = { text: 'Tidak ada kantor imigrasi terdekat', owner: 'Melati Anggraini', dueOn: '2025-11-30' };

const raise = async (eventId: string, over: Readonly<Record<string, unknown>> = {}) =>
  world().call(raiseIssueContract, { params: { eventId }, body: { ...issue, ...over } });

const change = (eventId: string, issueId: unknown, version: number, body: unknown) =>
  world().call(changeIssueContract, {
    params: { eventId, issueId: String(issueId) },
    headers: { 'if-match': `"${version}"` },
    body,
  });

const closing = { state: 'closed', resolution: 'Layanan keliling tiap bulan.' };

describe('a kendala', () => {
  it('given whoever raised it left a phone and wants to be told, sends the answer when it closes, once', async () => {
    const { eventId } = await world().publish();
    const raised = await raise(eventId, { raisedBy: 'Lena', phone: '0860 0000 012', mayText: true });
    expect(raised.status).toBe(201);
    expect(raised.body).toMatchObject({ state: 'open', willBeTold: true, raisedBy: 'Lena', version: 1 });
    expect(raised.text).not.toContain('860');
    const closed = await change(eventId, raised.body['issueId'], 1, closing);
    expect([closed.status, closed.body['state'], closed.headers['etag']]).toEqual([200, 'closed', '"2"']);
    await change(eventId, raised.body['issueId'], 2, { resolution: 'Layanan keliling tiap pekan.' });
    const told = (await world().messages(eventId)).filter(({ kind }) => kind === 'issue_closed');
    expect(told).toMatchObject([{ to: '+628600000012', recipient: raised.body['issueId'] }]);
    await world().deliver();
    expect(world().sms.calls.at(-1)?.text).toContain(
      'Kendala yang Anda sampaikan pada Sosialisasi Migrasi Aman',
    );
    const token = /\/u\/(\w+)/.exec(String(Object(told[0]?.params).link))?.[1] ?? '';
    const page = await world().call(openAnswerContract, { params: { token } }, 'nobody');
    expect(page.text).toContain('Layanan keliling tiap pekan.');
  });

  it.each([
    ['no phone', { mayText: true }],
    ['no wish to be told', { phone: '0860 0000 012' }],
  ])('given %s, tells nobody', async (_, over) => {
    const { eventId } = await world().publish();
    const raised = await raise(eventId, over);
    expect(raised.body['willBeTold']).toBe(false);
    await change(eventId, raised.body['issueId'], 1, closing);
    expect((await world().messages(eventId)).filter(({ kind }) => kind === 'issue_closed')).toEqual([]);
  });

  it('stays on the list of the office until it closes, soonest first', async () => {
    const { eventId } = await world().publish();
    const later = await raise(eventId, { dueOn: '2025-12-30', text: 'Nanti' });
    await raise(eventId);
    const open = async () => {
      const { body } = await world().call(listOpenIssuesContract);
      return (body['issues'] as { text: string }[]).map(({ text }) => text);
    };
    expect(await open()).toEqual([issue.text, 'Nanti']);
    await change(eventId, later.body['issueId'], 1, closing);
    expect(await open()).toEqual([issue.text]);
    const { body } = await world().call(listIssuesContract, { params: { eventId } });
    expect(body['issues']).toHaveLength(2);
  });

  it('refuses to close without saying what was done, and an old version', async () => {
    const { eventId } = await world().publish();
    const { body } = await raise(eventId);
    const silent = await change(eventId, body['issueId'], 1, { state: 'closed' });
    expect([silent.status, silent.body['code']]).toEqual([422, 'resolution_required']);
    await change(eventId, body['issueId'], 1, { state: 'in_progress' });
    const stale = await change(eventId, body['issueId'], 1, { owner: 'Orang lain' });
    expect([stale.status, stale.body['code']]).toEqual([412, 'stale_version']);
    expect((await raise(eventId, { phone: '123' })).body['code']).toBe('not_a_mobile_number');
    expect((await change(eventId, '01ARZ3NDEKTSV4RRFFQ69G5FAV', 1, {})).body['code']).toBe('issue_not_found');
  });
});
