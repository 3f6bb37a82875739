import type { Order, OrderPreview, Recipient } from '#functions/messaging/contract.ts';
import type { Entry, TimelineSnapshot } from '../domain/timeline.ts';
import { contactRecipients, orderFor, recipientsOf, statusesFor } from './intents.ts';
import type { ActiveRegistrations, PreviewOrder } from './ports.ts';

export type FiguresDeps = {
  readonly active: ActiveRegistrations;
  readonly preview: PreviewOrder;
  /** Origin of links, without trailing slash. */
  readonly publicUrl: string;
};

export type Figures = {
  readonly order: Order;
  readonly recipients: readonly Recipient[];
  readonly preview: OrderPreview;
};

const PAGE = 500;

/** What an entry would do if it were due now, for all who are registered at this moment. Throws StoreBusy. */
export const figuresOf = async (
  { active, preview, publicUrl }: FiguresDeps,
  snapshot: TimelineSnapshot,
  entry: Entry,
): Promise<Figures> => {
  const recipients: Recipient[] = contactRecipients(snapshot);
  const filter = { statuses: statusesFor(entry.rule) };
  let cursor: string | undefined;
  do {
    const page = await active(snapshot.eventId, filter, cursor, PAGE);
    recipients.push(...page.registrations.map(recipientsOf(publicUrl, entry)));
    ({ cursor } = page);
  } while (cursor !== undefined);
  const order = orderFor(snapshot, entry);
  return { order, recipients, preview: await preview(order, recipients) };
};
