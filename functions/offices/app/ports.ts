import type { Result } from '#shared/kernel/result.ts';
import type { Checkpoint, OfficeEntry } from '../domain/directory.ts';
import type { RegionRouting, RoutingTable } from '../domain/routing.ts';

/** Offices with their people, and checkpoints. A few dozen of each: lists are complete and in the order of ids. */
export type Directory = {
  readonly entry: (officeId: string) => Promise<OfficeEntry | undefined>;
  readonly entries: () => Promise<readonly OfficeEntry[]>;
  readonly checkpoint: (checkpointId: string) => Promise<Checkpoint | undefined>;
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
};

/** Which office receives the people of which region. */
export type RoutingStore = {
  readonly table: () => Promise<RoutingTable>;
  /** Version 0 and no periods when nothing was ever decided for this very region. */
  readonly of: (regionCode: string) => Promise<RegionRouting>;
  /**
   * Replaces what is stored for the region, all periods in one write. StaleVersion when somebody changed it since the
   * version before `next` was read; nothing is written then.
   */
  readonly save: (next: RegionRouting) => Promise<Result<void, StaleVersion>>;
};

export type StaleVersion = { readonly kind: 'stale_version' };

/** The national list of regions (Kemendagri codes). */
export type RegionList = {
  readonly exists: (regionCode: string) => boolean;
};

/** Names of those who can sign in. */
export type Accounts = {
  readonly nameOf: (accountId: string) => Promise<string | undefined>;
};
