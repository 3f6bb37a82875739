import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Attribute, Item, Key, Put } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import type { LinkPurpose, StopLink, StopTarget } from '../domain/short-link.ts';

/** Only the hash is stored: who reads the table cannot act in somebody's name. */
export const linkKey = (code: string): Key => ({
  pk: `LINK#${createHash('sha256').update(code).digest('base64url')}`,
  sk: 'LINK',
});

/** A short link of one purpose, to be written in its cause's own transaction. `code` is from `Ids.token`. */
const shortLinkPut = (
  code: string,
  purpose: LinkPurpose,
  target: { readonly [name: string]: Attribute },
  linkExpiresAt: Instant,
): Put => ({
  kind: 'put',
  table: 'messages',
  item: {
    ...linkKey(code),
    purpose,
    target,
    linkExpiresAt,
    [TIME_TO_LIVE]: Math.ceil(millisOf(linkExpiresAt) / 1000),
  },
  if: { missing: 'pk' },
});

/** The link by which the holder of a phone says that no more SMS are wanted: `<public address>/s/<code>`. */
export const stopLinkPut = (code: string, target: StopTarget, expiresAt: Instant): Put => {
  const { phone, eventId, officeId, event, sender } = target;
  return shortLinkPut(code, 'stop', { phone, eventId, officeId, event, sender }, expiresAt);
};

const row = z.object({
  purpose: z.literal('stop'),
  target: z.object({
    phone: z.string(),
    eventId: z.string(),
    officeId: z.string(),
    event: z.string(),
    sender: z.string(),
  }),
  linkExpiresAt: stored.instant,
});

/** Throws on a row that this context did not write. Links of other purposes are not for this page: undefined. */
export const stopLinkOf = (item: Item): StopLink | undefined => {
  if (item['purpose'] !== 'stop') return undefined;
  const { target, linkExpiresAt } = row.parse(item);
  return { ...target, expiresAt: linkExpiresAt };
};
