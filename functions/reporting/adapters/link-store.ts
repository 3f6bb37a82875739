import * as z from 'zod';
import { millisOf } from '#shared/kernel/time.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Put, Table } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import { type Link, type LinkStore, printedDocuments } from '../app/ports.ts';
import { linkKey, TABLE } from './keys.ts';

const common = {
  eventId: z.string(),
  officeId: z.string(),
  goodUntil: stored.instant,
  used: z.literal(true).exactOptional(),
};

const row = z.discriminatedUnion('purpose', [
  z.object({ ...common, purpose: z.literal('feedback') }),
  z.object({ ...common, purpose: z.literal('follow_up'), regionCode: z.string(), village: z.string() }),
  z.object({ ...common, purpose: z.literal('issue'), issueId: z.string() }),
  z.object({ ...common, purpose: z.literal('print'), document: z.enum(printedDocuments) }),
]);

export const linkOf = (item: Item): Link => row.parse(item);

export const linkPut = (token: string, link: Link): Put => ({
  kind: 'put',
  table: TABLE,
  item: { ...linkKey(token), ...link, [TIME_TO_LIVE]: Math.ceil(millisOf(link.goodUntil) / 1000) },
});

export const linkStore = (table: Table): LinkStore => ({
  create: async (links) => {
    await repeatLost(() => table.writeEach(links.map(({ token, link }) => linkPut(token, link))));
  },
  find: async (token) => {
    const item = await table.get({ table: TABLE, key: linkKey(token) });
    return item === undefined ? undefined : linkOf(item);
  },
});
