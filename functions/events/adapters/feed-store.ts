import { createHash } from 'node:crypto';
import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Condition, Table, TransactWrite } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { FeedStore } from '../app/ports.ts';
import { feedKey, feedLinkKey, TABLE } from './keys.ts';

const storedLink = z.object({ hash: z.string(), createdAt: stored.instant, createdBy: z.string() });
type StoredLink = z.output<typeof storedLink>;
const storedOffice = z.object({ officeOfLink: z.string() });

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** The office's link is still the one that was read. */
const asRead = (link: StoredLink | undefined): Condition =>
  link === undefined ? { missing: 'pk' } : { attribute: 'hash', equals: link.hash };

const ended = (link: StoredLink): TransactWrite => ({
  kind: 'delete',
  table: TABLE,
  key: feedLinkKey(link.hash),
});

/** From the link that was read to the next one. */
const replaced = (
  officeId: string,
  before: StoredLink | undefined,
  { hash, createdAt, createdBy }: StoredLink,
): TransactWrite[] => [
  {
    kind: 'put',
    table: TABLE,
    item: { ...feedKey(officeId), hash, createdAt, createdBy },
    if: asRead(before),
  },
  {
    kind: 'put',
    table: TABLE,
    item: { ...feedLinkKey(hash), officeOfLink: officeId },
    if: { missing: 'pk' },
  },
  ...(before === undefined ? [] : [ended(before)]),
];

const closed = (officeId: string, before: StoredLink | undefined): TransactWrite[] =>
  before === undefined
    ? []
    : [{ kind: 'delete', table: TABLE, key: feedKey(officeId), if: asRead(before) }, ended(before)];

export const feedStore = (table: Table): FeedStore => {
  const of = async (officeId: string): Promise<StoredLink | undefined> => {
    const item = await table.get({ table: TABLE, key: feedKey(officeId) });
    return item === undefined ? undefined : storedLink.parse(item);
  };
  /** Refused only when somebody else has just replaced the link that was read. */
  const untilDone = async (
    officeId: string,
    writesFrom: (before: StoredLink | undefined) => readonly TransactWrite[],
  ): Promise<void> => {
    for (let tried = 0; tried < 10; tried += 1) {
      const writes = writesFrom(await of(officeId));
      if (writes.length === 0 || (await transactOnce(table, writes)).ok) return;
    }
    throw new Error('the link to a calendar changes faster than it can be replaced');
  };
  return {
    of,
    open: (officeId, secret, link) =>
      untilDone(officeId, (before) => replaced(officeId, before, { ...link, hash: hashOf(secret) })),
    close: (officeId) => untilDone(officeId, (before) => closed(officeId, before)),
    officeOf: async (secret) => {
      const item = await table.get({ table: TABLE, key: feedLinkKey(hashOf(secret)) });
      return item === undefined ? undefined : storedOffice.parse(item).officeOfLink;
    },
  };
};
