import { createHash } from 'node:crypto';
import * as z from 'zod';
import { type Duration, millisOf, plus } from '#shared/kernel/time.ts';
import { stored } from '#shared/store/stored-fields.ts';
import type { Key, Table } from '#shared/store/table.ts';
import { TIME_TO_LIVE } from '#shared/store/tables.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import type { DoorLinkStore } from '../app/ports.ts';
import { partitionOf, TABLE } from './keys.ts';

const linkKey = (token: string): Key => ({
  pk: `DOOR#${createHash('sha256').update(token).digest('base64url')}`,
  sk: 'DOOR',
});

const doorsKey = (eventId: string): Key => ({ pk: partitionOf(eventId), sk: 'DOORS' });

/** An event that is put off keeps its links this long; whoever revokes ends them at once. */
const KEPT = 'P60D' as Duration;

const row = z.object({
  eventId: z.string(),
  officeId: z.string(),
  createdAt: stored.instant,
  generation: stored.count,
});

/** All links of an event belong to a generation; revoking begins the next one. */
export const attendanceLinks = (table: Table): DoorLinkStore => {
  const generationOf = async (eventId: string): Promise<number> => {
    const item = await table.get({ table: TABLE, key: doorsKey(eventId) });
    return Number(item?.['generation'] ?? 0);
  };
  return {
    create: async (token, { goodUntil, ...link }) => {
      const generation = await generationOf(link.eventId);
      const expiresAt = Math.ceil(millisOf(plus(goodUntil, KEPT)) / 1000);
      const item = { ...linkKey(token), ...link, generation, [TIME_TO_LIVE]: expiresAt };
      await repeatLost(() => table.write({ kind: 'put', table: TABLE, item }));
    },
    find: async (token) => {
      const item = await table.get({ table: TABLE, key: linkKey(token) });
      if (item === undefined) return undefined;
      const { generation, ...link } = row.parse(item);
      return generation === (await generationOf(link.eventId)) ? link : undefined;
    },
    revoke: async (eventId) => {
      const next = (await generationOf(eventId)) + 1;
      // Set, not added: a repeat after a lost answer is harmless, and two who revoke at once want the same.
      await repeatLost(() =>
        table.write({ kind: 'update', table: TABLE, key: doorsKey(eventId), set: { generation: next } }),
      );
    },
  };
};
