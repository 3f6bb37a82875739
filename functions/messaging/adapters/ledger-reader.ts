import type { Table } from '#shared/store/table.ts';
import type { LedgerMessage } from '../contract/ledger-message.ts';
import type { Message } from '../domain/message.ts';
import { messageOf } from './message-of.ts';

const ledgerMessage = ({ intent, ...message }: Message): LedgerMessage => ({
  key: message.key,
  kind: intent.kind,
  subject: intent.subject,
  version: intent.version,
  rule: intent.rule,
  recipient: intent.recipient,
  officeId: intent.officeId,
  state: message.state,
  ...(message.reason === undefined ? {} : { reason: message.reason }),
  to: intent.to,
  ...(message.text === undefined ? {} : { text: message.text }),
  ...(message.parts === undefined ? {} : { parts: message.parts }),
  dueAt: intent.dueAt,
  createdAt: message.createdAt,
  attempts: message.attempts,
  history: [...message.history],
});

/** The ledger for pages: seconds behind the truth, since it reads an index. */
export const ledgerReader = (table: Table) => ({
  /** Newest first, a hundred at a time. Throws InvalidCursor. */
  bySubject: async (
    subject: string,
    cursor?: string,
  ): Promise<{ readonly messages: LedgerMessage[]; readonly cursor?: string }> => {
    const page = await table.query({
      table: 'messages',
      index: 'bySubject',
      partition: subject,
      descending: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const messages = page.items.map((item) => ledgerMessage(messageOf(item)));
    return { messages, ...(page.cursor === undefined ? {} : { cursor: page.cursor }) };
  },
});
