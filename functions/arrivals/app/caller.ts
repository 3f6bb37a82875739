import type { Ids } from '#shared/kernel/ids.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Arrival } from '../domain/arrival.ts';
import type { NoticeRecord } from '../domain/notice.ts';
import { type CallContext, type Calls, composeCalls } from './compose-calls.ts';
import type { Contact, Directory } from './ports.ts';

export type Ladder = readonly (readonly Contact[])[];

type Deps = {
  readonly directory: Pick<Directory, 'checkpoint' | 'office' | 'ladder'>;
  readonly ids: Pick<Ids, 'token'>;
  readonly publicUrl: string;
};

/** A ladder may have fewer rungs than the full four; above its end, its last people are asked again. Nobody twice. */
const contactsOf = (ladder: Ladder, rung: number): readonly Contact[] => {
  const contacts = ladder[Math.min(rung, ladder.length) - 1] ?? [];
  return [...new Map(contacts.map((contact) => [contact.contactId, contact])).values()];
};

/** Finds whom to ask for a notice and with which words. */
export const makeCaller = ({ directory, ids, publicUrl }: Deps) => ({
  ladder: (officeId: string, at: Instant): Promise<Ladder> => directory.ladder(officeId, at),

  context: async (arrival: Arrival, now: Instant): Promise<CallContext> => {
    const [office, checkpoint] = await Promise.all([
      directory.office(arrival.officeId),
      directory.checkpoint(arrival.checkpointId),
    ]);
    return {
      arrival,
      sender: office?.shortName ?? arrival.officeId,
      checkpoint: checkpoint?.shortName ?? arrival.checkpointId,
      publicUrl,
      now,
    };
  },

  call: async (record: NoticeRecord, ladder: Ladder, context: CallContext): Promise<Calls> =>
    composeCalls(record, contactsOf(ladder, record.current.rung), context, ids),
});

export type Caller = ReturnType<typeof makeCaller>;
