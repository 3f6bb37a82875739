import { describe, expect, it } from 'vitest';
import {
  editReportContract,
  giveAnswerContract,
  openAnswerContract,
  readEventCoverageContract,
  readFeedbackContract,
} from '#functions/reporting/contract.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';
import { eachDayAfter } from '#test/support/day-after.ts';

const world = eachDayAfter();

const edit = (eventId: string, version: number, body: unknown) =>
  world().call(editReportContract, { params: { eventId }, headers: { 'if-match': `"${version}"` }, body });

const wanted = async (over: Readonly<Record<string, unknown>> = {}) => {
  const event = await world().publish({ capacity: 20, ...over });
  await edit(event.eventId, 0, { thankYou: true, followUpAfter: 'P7D' });
  return event.eventId;
};

const sweepAt = async (now: string) => {
  world().platform.setNow(now);
  await world().reporting.sweepTasks();
};

const NINE_THE_DAY_AFTER = '2025-11-14T02:00:00.000Z';

const ordered = async (eventId: string, kind: string) =>
  (await world().messages(eventId)).filter((each) => each.kind === kind);

const tokens = async (eventId: string, kind: string) =>
  (await ordered(eventId, kind)).map(
    ({ params }) => /\/u\/(\w+)$/.exec(String(Object(params).link))?.[1] ?? '',
  );

const answer = (token: string, form: Readonly<Record<string, string>>) =>
  world().call(
    giveAnswerContract,
    { params: { token }, body: new URLSearchParams(form).toString() },
    'nobody',
  );

const feedback = async (eventId: string) =>
  (await world().call(readFeedbackContract, { params: { eventId } })).body as {
    asked: number;
    answered: number;
    results: Record<string, unknown> | null;
  };

describe('the thanks', () => {
  it('given the organiser wants them, go to those who came at 09.00 of the next day, each with its own links', async () => {
    const eventId = await wanted();
    const present = await world().register(eventId, 1);
    await world().register(eventId, 2);
    await world().come(eventId, [
      { registrationId: present },
      { walkIn: { name: 'Markus', phone: '0860 0000 077', mayText: true } },
      { walkIn: { name: 'Lena', phone: '0860 0000 078' } },
      { walkIn: { name: 'Rina', mayText: true } },
    ]);
    await sweepAt('2025-11-14T01:59:59.999Z');
    expect(await ordered(eventId, 'thank_you')).toEqual([]);
    await sweepAt(NINE_THE_DAY_AFTER);
    const thanks = await ordered(eventId, 'thank_you');
    expect(thanks.map(({ to }) => to).toSorted()).toEqual([phoneOf(1), '+628600000077']);
    expect(new Set(thanks.map(({ params }) => Object(params).link)).size).toBe(2);
    await world().deliver();
    expect(world().sms.calls.at(-1)?.text).toMatch(
      /Terima kasih telah hadir .* Saran: https:\/\/sapa\.example\/u\/\w+ Stop: https:\/\/sapa\.example\/s\/\w+/,
    );
  });

  it('given a sweep that comes again, are not sent again, and can no longer be called off', async () => {
    const eventId = await wanted();
    await world().come(eventId, [{ registrationId: await world().register(eventId, 1) }]);
    await sweepAt(NINE_THE_DAY_AFTER);
    await sweepAt('2025-11-14T02:01:00.000Z');
    expect(await ordered(eventId, 'thank_you')).toHaveLength(1);
    const off = await edit(eventId, 1, { thankYou: false });
    expect([off.status, off.body['code']]).toEqual([409, 'already_sent']);
  });

  it('given nobody asked for them, or they were called off, do not exist', async () => {
    const { eventId } = await world().publish();
    await world().come(eventId, [{ registrationId: await world().register(eventId, 1) }]);
    await edit(eventId, 0, { thankYou: true });
    await edit(eventId, 1, { thankYou: false });
    await sweepAt(NINE_THE_DAY_AFTER);
    expect(await ordered(eventId, 'thank_you')).toEqual([]);
  });

  it('given they are asked for later, go out at the next 09.00', async () => {
    const { eventId } = await world().publish();
    await world().come(eventId, [{ registrationId: await world().register(eventId, 1) }]);
    world().platform.setNow('2025-11-16T03:00:00.000Z');
    const { body } = await edit(eventId, 0, { thankYou: true });
    expect(body['tasks']).toMatchObject([{ kind: 'thanks', dueAt: '2025-11-17T02:00:00.000Z' }]);
  });
});

describe('the three questions', () => {
  it('take one answer for a link and show results from five on, without a name', async () => {
    const eventId = await wanted();
    const marks: { registrationId: string }[] = [];
    for (let person = 1; person <= 5; person += 1)
      marks.push({ registrationId: await world().register(eventId, person) });
    await world().come(eventId, marks);
    await sweepAt(NINE_THE_DAY_AFTER);
    const links = await tokens(eventId, 'thank_you');
    const page = await world().call(openAnswerContract, { params: { token: String(links[0]) } }, 'nobody');
    expect(page.text).toContain('Seberapa bermanfaat acara ini');
    expect(page.text).not.toContain('Peserta');
    for (const token of links.slice(0, 4)) await answer(token, { manfaat: '5', jelas: 'yes' });
    const again = await answer(String(links[0]), { manfaat: '1', jelas: 'no' });
    expect(again.text).toContain('sudah kami terima');
    expect(await feedback(eventId)).toEqual({ asked: 5, answered: 4, results: null });
    await answer(String(links[4]), { manfaat: '3', jelas: 'partly', saran: '<b>Lebih lama</b>' });
    expect(await feedback(eventId)).toMatchObject({
      answered: 5,
      results: { meanUseful: 4.6, clear: { yes: 4, partly: 1, no: 0 }, suggestions: ['<b>Lebih lama</b>'] },
    });
  });

  it('given an answer is missing or the link is unknown, say so', async () => {
    const eventId = await wanted();
    await world().come(eventId, [{ registrationId: await world().register(eventId, 1) }]);
    await sweepAt(NINE_THE_DAY_AFTER);
    const [token = ''] = await tokens(eventId, 'thank_you');
    const half = await answer(token, { manfaat: '5' });
    expect([half.status, half.text.includes('Jawab pertanyaan 1 dan 2.')]).toEqual([422, true]);
    expect((await answer('nobodysLink', { manfaat: '5', jelas: 'yes' })).status).toBe(404);
  });
});

describe('the question to villages', () => {
  it('goes to the highest officer of each village who came, and its answer is seen in the coverage', async () => {
    const eventId = await wanted();
    const at = (person: number, region: string, role: string) =>
      world().register(eventId, person, { region, role });
    const ids = [
      await at(1, '61.12.03.2001', 'Kepala Dusun'),
      await at(2, '61.12.03.2001', 'Kepala Desa'),
      await at(3, '61.12.03.2002', 'Sekretaris Desa'),
      await at(4, '61.12.03.2003', 'Pencari kerja'),
    ];
    await world().come(
      eventId,
      ids.map((registrationId) => ({ registrationId })),
    );
    await sweepAt('2025-11-20T01:59:00.000Z');
    expect(await ordered(eventId, 'village_follow_up')).toEqual([]);
    await sweepAt('2025-11-20T02:00:00.000Z');
    const asked = await ordered(eventId, 'village_follow_up');
    expect(asked.map(({ to }) => to).toSorted()).toEqual([phoneOf(2), phoneOf(3)]);
    const [token = ''] = await tokens(eventId, 'village_follow_up');
    expect((await answer(token, { jawab: 'not_yet' })).text).toContain('sudah dicatat');
    await answer(token, { jawab: 'yes', orang: '45' });
    const { body } = await world().call(readEventCoverageContract, { params: { eventId } });
    const places = body['places'] as { passedOn?: string; people?: number; reachedBy: unknown[] }[];
    expect(body['reached']).toBe(3);
    expect(places.filter(({ passedOn }) => passedOn !== undefined)).toMatchObject([
      expect.objectContaining({ passedOn: expect.stringMatching(/yes|no_answer/) }),
      expect.objectContaining({ passedOn: expect.stringMatching(/yes|no_answer/) }),
    ]);
    expect(places.find(({ passedOn }) => passedOn === 'yes')?.people).toBe(45);
  });
});
