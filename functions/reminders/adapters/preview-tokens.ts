import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Platform } from '#shared/aws/platform.ts';
import { millisOf } from '#shared/kernel/time.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { ItemRef } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import type { PreviewTokens, Shown } from '../app/ports.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Only the hash of a token is stored, beside a hash of what was shown. */
export const previewTokenRef = (token: string): ItemRef => ({
  table: 'reminders',
  key: { pk: `PREVIEW#${hash(token)}`, sk: 'PREVIEW' },
});

/** The same for the same texts to the same people under the same schedule, whatever order they were read in. */
const digestOf = ({ scheduleVersion, leaving }: Shown): string =>
  hash(
    JSON.stringify([
      scheduleVersion,
      ...leaving.map(({ recipient, text, parts }) => JSON.stringify([recipient, text, parts])).sort(),
    ]),
  );

const row = z.object({
  eventId: z.string(),
  officeId: z.string(),
  digest: z.string(),
  tokenExpiresAt: stored.instant,
});

export const previewTokens = ({
  table,
  clock,
  ids,
}: Pick<Platform, 'table' | 'clock' | 'ids'>): PreviewTokens => ({
  issue: async (shown, tokenExpiresAt) => {
    const token = ids.token();
    const { eventId, officeId } = shown;
    const ref = previewTokenRef(token);
    await repeatLost(() =>
      table.write({
        kind: 'put',
        table: ref.table,
        item: {
          ...ref.key,
          ...{ eventId, officeId, digest: digestOf(shown), tokenExpiresAt },
          [TIME_TO_LIVE]: Math.ceil(millisOf(tokenExpiresAt) / 1000),
        },
      }),
    );
    return token;
  },
  check: async (token, shown) => {
    const item = await table.get(previewTokenRef(token));
    if (item === undefined) return 'gone';
    const { eventId, officeId, digest, tokenExpiresAt } = row.parse(item);
    const isOther = eventId !== shown.eventId || officeId !== shown.officeId;
    if (isOther || tokenExpiresAt <= clock.now()) return 'gone';
    return digest === digestOf(shown) ? 'good' : 'outdated';
  },
});
