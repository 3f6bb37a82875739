import type { Intent } from '#functions/messaging/contract.ts';
import type { Ids } from '#shared/kernel/ids.ts';
import { type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import type { Arrival } from '../domain/arrival.ts';
import { ruleOf } from '../domain/ladder.ts';
import type { Notice, NoticeRecord } from '../domain/notice.ts';
import { regionWords } from '../domain/provinces.ts';
import type { Contact, Link } from './ports.ts';

const LINK_LIFE = 'P30D' as Duration;
/** Later than a day after it was due, the next rungs have long been called. */
const CALL_LIFE = 'P1D' as Duration;

const MANNERS = { deportation: 'deportasi', repatriation: 'repatriasi', interception: 'pencegahan' } as const;

/** What the words of a call depend on besides the notice. */
export type CallContext = {
  readonly arrival: Arrival;
  /** Short names of the sending office and of the checkpoint. */
  readonly sender: string;
  readonly checkpoint: string;
  readonly publicUrl: string;
  readonly now: Instant;
};

export type Calls = { readonly links: readonly Link[]; readonly intents: readonly Intent[] };

export const gateOf = ({ arrivalId, officeId }: Pick<Notice, 'arrivalId' | 'officeId'>): string =>
  `notice:${arrivalId}:${officeId}`;

/** Counts and places only: the type of the parameters has no room for anybody's name. */
const paramsOf = ({ current, earlier }: NoticeRecord, context: CallContext, link: string) => {
  const { arrival, sender, checkpoint, now } = context;
  const provinces = current.share.people > 0 ? current.share.provinces : (earlier[0]?.share.provinces ?? []);
  return {
    sender,
    people: String(current.share.people),
    manner: MANNERS[arrival.kind],
    region: regionWords(provinces),
    checkpoint,
    phase: now < arrival.expectedAt ? ('expected' as const) : ('arrived' as const),
    local: arrival.expectedLocal,
    zone: arrival.zone,
    reference: arrival.reference,
    link,
  };
};

const wordsOf = (
  record: NoticeRecord,
  context: CallContext,
  link: string,
): Pick<Intent, 'kind' | 'params'> => {
  const params = paramsOf(record, context, link);
  const { current, earlier } = record;
  if (current.rung > 1 || current.repeats > 0)
    return { kind: 'escalation', params: { ...params, rung: String(current.rung) } };
  const before = earlier[0];
  if (before === undefined) return { kind: 'arrival_notice', params };
  return { kind: 'arrival_correction', params: { ...params, oldPeople: String(before.share.people) } };
};

/** One SMS and one link of their own for each contact of the notice's rung. */
export const composeCalls = (
  record: NoticeRecord,
  contacts: readonly Contact[],
  context: CallContext,
  ids: Pick<Ids, 'token'>,
): Calls => {
  const { current } = record;
  const { arrival, publicUrl, now } = context;
  const calls = contacts.map(({ contactId, phone }) => {
    const token = ids.token();
    const link: Link = { token, noticeId: current.noticeId, contactId, expiresAt: plus(now, LINK_LIFE) };
    // Kind and parameters come as a pair from wordsOf.
    const intent = {
      ...wordsOf(record, context, `${publicUrl}/a/${token}`),
      subject: `notice:${current.noticeId}`,
      version: current.manifestVersion,
      rule: ruleOf(current),
      recipient: contactId,
      officeId: arrival.officeId,
      to: phone,
      dueAt: now,
      notAfter: plus(now, CALL_LIFE),
      guards: [{ gate: gateOf(current), version: current.manifestVersion }],
      resendOnce: true,
    } as Intent;
    return { link, intent };
  });
  return { links: calls.map(({ link }) => link), intents: calls.map(({ intent }) => intent) };
};
