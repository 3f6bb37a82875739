import { unstored } from '../domain/batch.ts';
import type { Change } from '../domain/change.ts';
import type { SuppressReason } from '../domain/may-claim.ts';
import type { Message } from '../domain/message.ts';
import { expire, suppress } from '../domain/steps.ts';
import { conclude, type Standing } from './conclude.ts';
import { standing } from './outcome.ts';
import type { SendDeps } from './send-deps.ts';
import { recipientsOf, type Work } from './work.ts';

type Deps = Pick<SendDeps, 'ledger' | 'batches' | 'wake' | 'clock'>;

export type End = { readonly suppress: SuppressReason } | { readonly expire: 'too_late' };

/** Ends what is still held of a batch that nobody is to get any more; returns how many that were. */
export const endSlices = async (deps: Deps, work: Work, end: End): Promise<number> => {
  const fresh = recipientsOf(work).map((recipient) => unstored(work.batch, recipient));
  const rows = await deps.ledger.rows(fresh);
  const now = deps.clock.now();
  const messages = fresh.map((message, index): Message => rows[index] ?? message);
  const changes = messages
    .filter(({ state }) => state === 'held')
    .map(
      (message): Change => ('suppress' in end ? suppress(message, end.suppress, now) : expire(message, now)),
    );
  const applied = await deps.ledger.apply(changes);
  const stands: Standing = new Map([
    ...messages.map((message) => [message.key, message] as const),
    ...changes.flatMap((change, index) => {
      const message = standing(change, applied[index]);
      return message === undefined ? [] : [[change.key, message] as const];
    }),
  ]);
  await conclude(deps, work, stands);
  return changes.length;
};
