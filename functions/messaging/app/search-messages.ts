import type { Actor } from '#shared/http/roles.ts';
import type { LedgerPage, SearchBy, Wanted } from '../domain/search.ts';

/** Some hundred messages; a page may come out empty and have a next one. Throws InvalidCursor, StoreBusy. */
export type SearchLedger = (search: SearchBy, wanted: Wanted, cursor?: string) => Promise<LedgerPage>;

/** What somebody asks for. `officeId` is whose day it is: their own unless the national desk names another. */
export type MessageSearch = Pick<Wanted, 'kind' | 'state'> & {
  readonly subject?: string | undefined;
  readonly phone?: string | undefined;
  readonly day?: string | undefined;
  readonly officeId?: string | undefined;
  readonly cursor?: string | undefined;
};

export const seesAllOffices = ({ roles }: Actor): boolean => roles.includes('national_desk');

const searchBy = ({ subject, phone, day, officeId }: MessageSearch, actor: Actor): SearchBy => {
  if (subject !== undefined) return { by: 'subject', subject };
  if (phone !== undefined) return { by: 'phone', phone };
  if (day !== undefined) return { by: 'day', day, officeId: officeId ?? actor.officeId };
  throw new Error('a search for nothing');
};

/** Messages of other offices are left out; the national desk sees all. */
export const makeSearchMessages =
  ({ searchLedger }: { readonly searchLedger: SearchLedger }) =>
  async (asked: MessageSearch, actor: Actor): Promise<LedgerPage> => {
    const { kind, state, officeId, cursor } = asked;
    const own = seesAllOffices(actor) ? undefined : actor.officeId;
    if (own !== undefined && officeId !== undefined && officeId !== own) return { entries: [] };
    return searchLedger(searchBy(asked, actor), { officeId: own, kind, state }, cursor);
  };

export type SearchMessages = ReturnType<typeof makeSearchMessages>;
