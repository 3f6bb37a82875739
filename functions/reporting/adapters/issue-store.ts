import * as z from 'zod';
import { intentPut, wakeKey } from '#functions/messaging/contract.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { readAll } from '#shared/store/read-all.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Put, Table, TransactWrite } from '#shared/store/table.ts';
import { repeatLost, transactOnce } from '#shared/store/transact-once.ts';
import { isPhone, type Phone } from '#shared/text/phone.ts';
import type { IssueStore } from '../app/ports.ts';
import { type Issue, issueStates } from '../domain/issue.ts';
import { issueKey, partitionOf, TABLE } from './keys.ts';
import { linkPut } from './link-store.ts';
import { issueClosedIntent, issueLink } from './messages.ts';

const text = z.string().exactOptional();

const row = z.object({
  issueId: z.string(),
  eventId: z.string(),
  officeId: z.string(),
  version: stored.count,
  text: z.string(),
  raiser: z.object({
    name: text,
    phone: z.custom<Phone>((value) => typeof value === 'string' && isPhone(value)).exactOptional(),
    mayText: z.literal(true).exactOptional(),
  }),
  owner: z.string(),
  dueOn: z.string(),
  state: z.enum(issueStates),
  resolution: text,
  raisedAt: stored.instant,
  by: z.string(),
  closedAt: stored.instant.exactOptional(),
});

const issueOf = (item: Item): Issue => row.parse(item);

/** Only what is not closed is in the index of open issues. */
const put = (issue: Issue, condition: NonNullable<Put['if']>): Put => ({
  kind: 'put',
  table: TABLE,
  item: {
    ...issueKey(issue.eventId, issue.issueId),
    ...issue,
    ...(issue.state === 'closed' ? {} : { openOf: issue.officeId }),
  },
  if: condition,
});

export const issueStore = (table: Table, publicUrl: string): IssueStore => ({
  create: async (issue) => {
    await repeatLost(() => table.write(put(issue, { missing: 'pk' })));
  },
  find: async (eventId, issueId) => {
    const item = await table.get({ table: TABLE, key: issueKey(eventId, issueId) });
    return item === undefined ? undefined : issueOf(item);
  },
  ofEvent: async (eventId) => {
    const found: Issue[] = [];
    const sort = { beginsWith: 'ISSUE#' };
    const query = { table: TABLE, partition: partitionOf(eventId), sort, consistent: true } as const;
    for await (const item of readAll(table, query)) found.push(issueOf(item));
    return found;
  },
  open: async (officeId, cursor) => {
    const page = await table.query({
      table: TABLE,
      index: 'open',
      partition: officeId,
      limit: 100,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const issues = page.items.map(issueOf);
    return page.cursor === undefined ? { issues } : { issues, cursor: page.cursor };
  },
  save: async (before, after, tell) => {
    const writes: TransactWrite[] = [put(after, { attribute: 'version', equals: before.version })];
    const keys: string[] = [];
    if (tell !== undefined) {
      const intent = issueClosedIntent(after, tell, publicUrl);
      writes.push(intentPut(intent, tell.at), linkPut(tell.token, issueLink(after, tell.at)));
      keys.push(wakeKey(intent));
    }
    const done = await transactOnce(table, writes);
    return done.ok ? ok(keys) : err({ kind: 'stale_version' });
  },
});
