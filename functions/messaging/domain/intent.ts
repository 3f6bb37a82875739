import type { Instant, Zone } from '#shared/kernel/time.ts';
import type { MessageKind, ParamsOf } from './message-params.ts';

/**
 * A gate stops messages. A message passes unless the gate has a later version than the message (superseded), or is closed
 * and the message does not say `evenIfClosed`. A missing gate is open at any version.
 */
export type Guard = {
  /** `event:<id>` or `notice:<id>`. */
  readonly gate: string;
  readonly version?: number;
  readonly evenIfClosed?: true;
};

/** Hours on the wall in which it waits; `from` later than `to` means overnight. */
export type QuietRule = {
  readonly from: string;
  readonly to: string;
  readonly zone: Zone;
  /** When the morning is later than this, waiting makes no sense. */
  readonly latest: Instant;
  /** What happens then: `send` in the night after all, or `drop`. */
  readonly otherwise: 'send' | 'drop';
};

type OrderOf<K extends MessageKind> = {
  readonly kind: K;
  /** What it is about: `event:<id>` or `notice:<id>`. */
  readonly subject: string;
  readonly version: number;
  /** Why now: `P3D`, `change`, `rung-1`. */
  readonly rule: string;
  /** The office that sends and pays. */
  readonly officeId: string;
  readonly language?: 'en';
  readonly params: ParamsOf<K>;
  readonly dueAt: Instant;
  /** Past this it is worthless and ends as `expired`. */
  readonly notAfter: Instant;
  readonly guards: readonly Guard[];
  /** Nobody gets it whose stop is set: see `recipientStop`. */
  readonly unlessStopped?: true;
  readonly quiet?: QuietRule;
  /** Sent once more, marked "(ulang)", when nobody can tell whether the first was accepted: only where a miss is worse than a double. */
  readonly resendOnce?: true;
};

/** One text for one or many: everything about an SMS but whom it goes to. */
export type Order = { [K in MessageKind]: OrderOf<K> }[MessageKind];

export type Recipient = {
  /** Registration id or contact id. */
  readonly recipient: string;
  /** E.164. */
  readonly to: string;
  /** Parameters of this recipient alone, such as a link. */
  readonly own?: Readonly<Record<string, string>>;
};

/** One SMS that somebody should get, at most once. */
export type Intent = { [K in MessageKind]: OrderOf<K> & Recipient }[MessageKind];

export type IntentIdentity = Pick<Intent, 'kind' | 'subject' | 'version' | 'rule' | 'recipient'>;

const SEPARATOR = '|';

/** Throws when it is empty or holds the separator: a bug. */
export const keyPart = (part: string): string => {
  if (part === '' || part.includes(SEPARATOR))
    throw new Error('a part of a key is empty or holds the separator');
  return part;
};

export const joinKey = (parts: readonly string[]): string => parts.map(keyPart).join(SEPARATOR);

/** The same five facts are the same SMS, whoever asks and however often. */
export const intentKey = ({ kind, subject, version, rule, recipient }: IntentIdentity): string =>
  joinKey([kind, subject, String(version), rule, recipient]);
