import type { Clock } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import { isCode, type StopLink } from '../domain/short-link.ts';
import { linkKey, stopLinkOf } from './short-link-item.ts';

/** Looks up short links. Throws StoreBusy when the store stays unreachable. */
export const shortLinkStore = ({ table, clock }: { readonly table: Table; readonly clock: Clock }) => ({
  /** Undefined when the code is unknown, has expired or is for something else. */
  stop: async (code: string): Promise<StopLink | undefined> => {
    if (!isCode(code)) return undefined;
    const item = await table.get({ table: 'messages', key: linkKey(code) });
    const link = item === undefined ? undefined : stopLinkOf(item);
    return link !== undefined && link.expiresAt > clock.now() ? link : undefined;
  },
});
