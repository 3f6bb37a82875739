import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { accountStore, directoryStore } from './adapters/directory-store.ts';
import { routingStore } from './adapters/routing-store.ts';
import { makeChangeRouting } from './app/change-routing.ts';
import { makeGetOwnAccount } from './app/get-own-account.ts';
import { makeGetRouting } from './app/get-routing.ts';
import { makeListOffices } from './app/list-offices.ts';
import { region, searchRegions } from './data/regions.ts';

export const officesServices = (platform: Platform) => {
  const directory = directoryStore(platform.table);
  const routing = routingStore(platform.table);
  const regions = { exists: (code: string): boolean => region(code) !== undefined };
  const deps = { directory, routing, regions, clock: platform.clock };
  return {
    platform,
    listOffices: makeListOffices({ directory }),
    listCheckpoints: directory.checkpoints,
    searchRegions,
    getRouting: makeGetRouting(deps),
    changeRouting: makeChangeRouting(deps),
    getOwnAccount: makeGetOwnAccount({ directory, accounts: accountStore(platform.table) }),
  };
};

export type OfficesServices = ReturnType<typeof officesServices>;

export const container = (): OfficesServices => officesServices(awsPlatform(process.env));
