import type { Instant } from '#shared/kernel/time.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import { optOutKeyword } from '../domain/keyword.ts';
import { isActive } from '../domain/opt-out.ts';
import type { RecordOptIn } from './opt-in.ts';
import type { RecordOptOut } from './opt-out.ts';
import type { OptOutRegister } from './opt-out-ports.ts';

/** An SMS that somebody sent back. */
export type Reply = { readonly from: string; readonly text: string; readonly at: Instant };

export type ReplyOutcome = 'opted_out' | 'opted_in' | 'ignored';

export type HandleReply = (reply: Reply) => Promise<ReplyOutcome>;

type Deps = {
  readonly register: Pick<OptOutRegister, 'ofPhone'>;
  readonly recordOptOut: RecordOptOut;
  readonly recordOptIn: RecordOptIn;
};

const BY = 'participant';

/** Whoever delivers replies delivers this one again. */
const givenUp = (): never => {
  throw new Error('a wish was changed by others all the time');
};

const stop = async ({ recordOptOut }: Deps, phone: string, at: Instant): Promise<ReplyOutcome> => {
  const saved = await recordOptOut(phone, { scope: 'all', channel: 'keyword', at, by: BY });
  if (!saved.ok) return givenUp();
  return isActive(saved.value) ? 'opted_out' : 'ignored';
};

const start = async ({ register, recordOptIn }: Deps, phone: string, at: Instant): Promise<ReplyOutcome> => {
  const wishes = await register.ofPhone(phone);
  for (const { scope } of wishes.filter((wish) => isActive(wish) && wish.at <= at)) {
    const saved = await recordOptIn(phone, scope, { at, by: BY, reason: 'Balasan SMS' });
    if (!saved.ok && saved.error.kind === 'too_busy') givenUp();
  }
  return 'opted_in';
};

/**
 * Does what a reply asks for. A stop is for every SMS; a start takes back every wish that is older than it. A reply that
 * comes twice or late changes nothing that was said after it. Throws when the register stays unreachable: the reply must
 * then be delivered again.
 */
export const makeHandleReply =
  (deps: Deps): HandleReply =>
  async ({ from, text, at }) => {
    const phone = normalisePhone(from);
    const asked = optOutKeyword(text);
    if (!phone.ok || asked === undefined) return 'ignored';
    return asked === 'stop' ? stop(deps, phone.value, at) : start(deps, phone.value, at);
  };
