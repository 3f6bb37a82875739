import {
  acknowledgeByLinkContract,
  acknowledgeContract,
  getArrivalContract,
  openLinkContract,
} from '#functions/arrivals/contract.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import type { Act, Stage } from './act.ts';
import { contactById, officeNames } from './directory.ts';

/** Who answers for an office: a signed-in account, or whoever got the last SMS, by its link. */
export type PlannedAnswer = {
  /** Minutes after the announcement. */
  readonly after: number;
  readonly office: string;
  readonly as?: string;
  readonly title?: string;
};

const openNotice = async ({ api, notebook }: Stage, office: string): Promise<string> => {
  const params = { arrivalId: notebook.arrivalId ?? '' };
  const { notices } = await api.call('duty-entikong', getArrivalContract, { params });
  const notice = notices.find(({ officeId, state }) => officeId === office && state === 'open');
  if (notice === undefined) throw new Error(`${office} has nothing to answer`);
  return notice.noticeId;
};

const byAccount = async (stage: Stage, noticeId: string, account: string): Promise<string> => {
  const { acknowledgement } = await stage.api.call(account, acknowledgeContract, { params: { noticeId } });
  return `${acknowledgement?.by ?? 'nobody'}, signed in`;
};

const byLink = async (stage: Stage, noticeId: string): Promise<string> => {
  const sms = (await stage.api.outbox()).findLast(({ reference }) => reference.includes(noticeId));
  const token = /\/a\/(\w+)/.exec(sms?.text ?? '')?.[1];
  const recipient = sms?.reference.split('|').at(-1);
  if (token === undefined || recipient === undefined) throw new Error(`no link was sent for ${noticeId}`);
  const { office, contact } = await contactById(stage, recipient);
  await stage.api.call(undefined, openLinkContract, { params: { token } });
  await stage.api.call(undefined, acknowledgeByLinkContract, {
    params: { token },
    body: { name: contact.name },
  });
  return `${contact.name}, ${contact.position.toLowerCase()} of ${office.shortName}, by the link in the SMS`;
};

const answer =
  ({ office, as }: PlannedAnswer): Act['run'] =>
  async (stage) => {
    const noticeId = await openNotice(stage, office);
    const by = as === undefined ? await byLink(stage, noticeId) : await byAccount(stage, noticeId, as);
    const names = await officeNames(stage);
    stage.tell(`For ${names.get(office) ?? office}: ${by}.`);
  };

/** One act per answer, counted from the announcement. */
export const answersTo = (announcement: Act, answers: readonly PlannedAnswer[]): readonly Act[] =>
  answers.map((planned) => ({
    at: minutesAfter(announcement.at, planned.after),
    zone: announcement.zone,
    title: planned.title ?? `Acknowledged after ${planned.after} minutes`,
    run: answer(planned),
  }));

const minutesAfter = (instant: Instant, minutes: number): Instant =>
  instantFromMillis(millisOf(instant) + minutes * 60_000);
