import type { Actor } from '#shared/http/roles.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import type { ExportRecord } from '../domain/export-record.ts';
import type { LedgerEntry } from '../domain/search.ts';
import { type ExportSheet, exportSheet } from './export-sheet.ts';
import type { MessageSearch, SearchMessages } from './search-messages.ts';

export type ExportStore = {
  /** Throws StoreBusy or StoreAnswerLost. */
  readonly record: (record: ExportRecord) => Promise<void>;
};

export type ExportInput = Pick<MessageSearch, 'subject' | 'day' | 'officeId' | 'cursor'> & {
  readonly reason: string;
  readonly requestId: string;
};

/** Some 2 MB: a Lambda answers with at most 6. */
const MOST_ROWS = 5_000;

type Deps = {
  readonly searchMessages: SearchMessages;
  readonly exports: ExportStore;
  readonly clock: Clock;
};

const recordOf = (input: ExportInput, actor: Actor, unmasked: boolean, at: Instant): ExportRecord => ({
  id: input.requestId,
  at,
  by: actor.accountId,
  officeId: actor.officeId,
  reason: input.reason,
  about: input.subject ?? `${input.officeId ?? actor.officeId} ${input.day}`,
  unmasked,
});

/** A table of messages, up to 5,000 with a cursor to the rest. That it was asked for is on record before anything is read. */
export const makeExportMessages =
  ({ searchMessages, exports, clock }: Deps) =>
  async (
    input: ExportInput,
    actor: Actor,
  ): Promise<{ readonly sheet: ExportSheet; readonly count: number; readonly cursor?: string }> => {
    const unmasked = actor.roles.some((role) => role === 'head' || role === 'national_desk');
    await exports.record(recordOf(input, actor, unmasked, clock.now()));
    const { reason: _, requestId: __, ...search } = input;
    const entries: LedgerEntry[] = [];
    let { cursor } = search;
    do {
      const page = await searchMessages({ ...search, cursor }, actor);
      entries.push(...page.entries);
      cursor = page.cursor;
    } while (cursor !== undefined && entries.length < MOST_ROWS);
    const sheet = exportSheet(entries, { unmasked });
    return { sheet, count: entries.length, ...(cursor === undefined ? {} : { cursor }) };
  };

export type ExportMessages = ReturnType<typeof makeExportMessages>;
