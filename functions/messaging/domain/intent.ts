import type { Instant } from '#shared/kernel/time.ts';
import type { MessageKind, ParamsOf } from './message-params.ts';

/**
 * A gate stops messages. A message passes unless the gate has a later version than the message (superseded), or is closed
 * and the message does not say `evenIfClosed`. A missing gate is open at any version.
 */
export type Guard = {
  /** `event:<id>`, `registration:<id>` or `notice:<id>`. */
  readonly gate: string;
  readonly version?: number;
  readonly evenIfClosed?: true;
};

type IntentOf<K extends MessageKind> = {
  readonly kind: K;
  /** What it is about: `event:<id>` or `notice:<id>`. */
  readonly subject: string;
  readonly version: number;
  /** Why now: `P3D`, `change`, `rung-1`. */
  readonly rule: string;
  /** Registration id or contact id. */
  readonly recipient: string;
  readonly officeId: string;
  /** E.164. */
  readonly to: string;
  readonly params: ParamsOf<K>;
  readonly dueAt: Instant;
  /** Past this it is worthless and ends as `expired`. */
  readonly notAfter: Instant;
  readonly guards: readonly Guard[];
  /** Sent once more, marked "(ulang)", when nobody can tell whether the first was accepted: only where a miss is worse than a double. */
  readonly resendOnce?: true;
};

/** One SMS that somebody should get, at most once. */
export type Intent = { [K in MessageKind]: IntentOf<K> }[MessageKind];

export type IntentIdentity = Pick<Intent, 'kind' | 'subject' | 'version' | 'rule' | 'recipient'>;

const SEPARATOR = '|';

/** The same five facts are the same SMS, whoever asks and however often. */
export const intentKey = (intent: IntentIdentity): string => {
  const parts = [intent.kind, intent.subject, String(intent.version), intent.rule, intent.recipient];
  if (parts.some((part) => part === '' || part.includes(SEPARATOR))) {
    throw new Error('a part of an intent key is empty or holds the separator');
  }
  return parts.join(SEPARATOR);
};
