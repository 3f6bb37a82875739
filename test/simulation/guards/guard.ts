import type { Settings } from '#shared/aws/platform.ts';
import type { Table } from '#shared/store/table.ts';
import type { InvariantName } from '../audit/invariant.ts';

/** Who reaches the store. */
export type Role = 'sender' | 'sweeper' | 'receipts' | 'replay' | 'feeder';

/** One protection, and how the platform is when it is taken out. Only ports are wrapped; the product stays as it is. */
export type Guard = {
  readonly name: string;
  /** What it protects, in words. */
  readonly about: string;
  /** The promise that must be seen broken without it. */
  readonly breaks: InvariantName;
  readonly table?: (table: Table, role: Role) => Table;
  readonly sms?: Partial<Settings['sms']>;
  /** Which roles do not work at all. */
  readonly off?: readonly Role[];
  readonly oneQueue?: true;
  /** Nobody who shares a phone with another is in the same page as the other. */
  readonly splitPages?: true;
  /** So many times as many senders at once as there should be in one process. */
  readonly workers?: number;
  /** Only this scenario has to do with it. */
  readonly scenario?: 'kill';
  /** What the self-test needs to see it missed, where the usual run is too small. */
  readonly intents?: number;
  readonly seeds?: readonly number[];
};
