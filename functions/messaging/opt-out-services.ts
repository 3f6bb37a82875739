import type { Platform, ProviderOptOuts } from '#shared/aws/platform.ts';
import { optOutProgress } from './adapters/opt-out-progress.ts';
import { optOutStore } from './adapters/opt-out-store.ts';
import { shortLinkStore } from './adapters/short-link-store.ts';
import { makeHandleReply } from './app/handle-reply.ts';
import { makeRecordOptIn } from './app/opt-in.ts';
import { makeRecordOptOut } from './app/opt-out.ts';
import { makeOptOutHistory } from './app/opt-out-history.ts';
import { makeActOnStopLink, makeOpenStopLink } from './app/short-link-stop.ts';
import { makeSyncOptOuts } from './app/sync-opt-outs.ts';

type Needs = Pick<Platform, 'table' | 'clock'> & { readonly providerOptOuts: ProviderOptOuts };

/** The part of the container that is about wishes not to be written to. */
export const optOutServices = ({ table, clock, providerOptOuts }: Needs) => {
  const register = optOutStore(table);
  const recordOptOut = makeRecordOptOut({ register });
  const recordOptIn = makeRecordOptIn({ register });
  const findLink = shortLinkStore({ table, clock }).stop;
  const deps = { register, recordOptOut, recordOptIn, findLink, clock };
  return {
    recordOptOut,
    recordOptIn,
    optOutHistory: makeOptOutHistory(deps),
    handleReply: makeHandleReply(deps),
    openStopLink: makeOpenStopLink(deps),
    actOnStopLink: makeActOnStopLink(deps),
    syncOptOuts: makeSyncOptOuts({ ...deps, list: providerOptOuts.list, progress: optOutProgress(table) }),
  };
};
