import type { SentSms } from '../client/demo-client.ts';

/** SMS of one kind and rule about one thing, in the order they went out. */
export type SmsGroup = {
  readonly kind: string;
  readonly subject: string;
  readonly rule: string;
  readonly messages: readonly [SentSms, ...SentSms[]];
};

/** The five facts of an intent, as its key carries them. */
const factsOf = ({ reference }: SentSms) => {
  const [kind = '', subject = '', , rule = '', recipient = ''] = reference.split('|');
  return { kind, subject, rule, recipient };
};

/** Notices of one announcement belong together, although each office has its own. */
const groupKey = (sms: SentSms): string => {
  const { kind, subject, rule } = factsOf(sms);
  return [kind, subject.startsWith('notice:') ? '' : subject, rule].join('|');
};

export const recipientOf = (sms: SentSms): string => factsOf(sms).recipient;

export const groupSms = (outbox: readonly SentSms[]): readonly SmsGroup[] =>
  [...Map.groupBy(outbox, groupKey).values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const { kind, subject, rule } = factsOf(first);
    return [{ kind, subject, rule, messages: [first, ...rest] as const }];
  });
