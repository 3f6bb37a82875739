import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Key } from '#shared/store/table.ts';
import { type OptOut, type OptOutScope, optOutChannels, parseScope } from '../domain/opt-out.ts';
import { phonePk } from './message-item.ts';

export const OPT_OUT_PREFIX = 'OPTOUT#';

/** The wish that now stands, or was taken back last: read with everything else about a phone before a claim. */
export const optOutKey = (phone: string, scope: OptOutScope): Key => ({
  pk: phonePk(phone),
  sk: `${OPT_OUT_PREFIX}${scope}`,
});

/** Wishes that later ones have replaced lie apart: however many there are, a claim does not read them. */
export const pastPartition = (phone: string): string => `PAST#${phone}`;

export const pastKey = (phone: string, scope: OptOutScope, revision: number): Key => ({
  pk: pastPartition(phone),
  sk: `${OPT_OUT_PREFIX}${scope}#${String(revision).padStart(8, '0')}`,
});

const { instant, count } = stored;

const row = z.object({
  scope: z.custom<OptOutScope>((value) => typeof value === 'string' && parseScope(value) === value),
  channel: z.enum(optOutChannels),
  at: instant,
  by: z.string(),
  reason: z.string().exactOptional(),
  undone: z.object({ at: instant, by: z.string(), reason: z.string() }).exactOptional(),
});

/** Throws on a row that this context did not write. */
export const optOutOf = (item: Item): OptOut => row.parse(item);

/** Grows by one with each change of the row. */
export const revisionOf = (item: Item): number => count.parse(item['revision']);

export const optOutItem = (key: Key, optOut: OptOut, revision: number): Item => ({
  ...key,
  ...optOut,
  revision,
});
