import { messagingClient } from '#functions/messaging/contract.ts';
import { officesReader } from '#functions/offices/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { aftermath, escalationStarter } from './adapters/aftermath.ts';
import { arrivalStore } from './adapters/arrival-store.ts';
import { readCsvSheet } from './adapters/csv-sheet.ts';
import { sha256 } from './adapters/digest.ts';
import { manifestStore } from './adapters/manifest-store.ts';
import { noticeStore } from './adapters/notice-store.ts';
import { officialRegions } from './adapters/official-regions.ts';
import { makeAcknowledge } from './app/acknowledge.ts';
import { makeAcknowledgeByAccount } from './app/acknowledge-by-account.ts';
import { makeAnnounce } from './app/announce.ts';
import { makeCaller } from './app/caller.ts';
import { makeCheckNotice } from './app/check-notice.ts';
import { makeGetArrival } from './app/get-arrival.ts';
import { makeGetManifest } from './app/get-manifest.ts';
import { makeImportManifest } from './app/import-manifest.ts';
import { makeAcknowledgeByLink, makeOpenLink } from './app/link-page.ts';
import { makeListArrivals } from './app/list-arrivals.ts';
import { makeGetNotice, makeListNotices } from './app/list-notices.ts';
import { makeListPeople } from './app/list-people.ts';
import { makeRecordArrival } from './app/record-arrival.ts';
import { makeSweep } from './app/sweep.ts';

const ports = (platform: Platform) => {
  const directory = officesReader(platform.table);
  return {
    arrivals: arrivalStore(platform),
    manifests: manifestStore(platform),
    notices: noticeStore(platform),
    directory,
    regions: officialRegions(),
    readSheet: readCsvSheet,
    digest: sha256,
    caller: makeCaller({ directory, ids: platform.ids, publicUrl: platform.settings.publicUrl }),
    afterCommit: aftermath(platform, messagingClient(platform)),
    start: escalationStarter(platform),
    clock: platform.clock,
  };
};

export const arrivalsServices = (platform: Platform) => {
  const deps = ports(platform);
  const acknowledge = makeAcknowledge(deps.notices);
  return {
    platform,
    recordArrival: makeRecordArrival(deps),
    listArrivals: makeListArrivals(deps),
    getArrival: makeGetArrival(deps),
    importManifest: makeImportManifest(deps),
    getManifest: makeGetManifest(deps),
    listPeople: makeListPeople(deps),
    announce: makeAnnounce(deps),
    listNotices: makeListNotices(deps),
    getNotice: makeGetNotice(deps),
    acknowledgeByAccount: makeAcknowledgeByAccount({ ...deps, acknowledge }),
    openLink: makeOpenLink(deps),
    acknowledgeByLink: makeAcknowledgeByLink({ ...deps, acknowledge }),
    checkNotice: makeCheckNotice(deps),
    sweep: makeSweep(deps),
  };
};

export type ArrivalsServices = ReturnType<typeof arrivalsServices>;

export const container = (): ArrivalsServices => arrivalsServices(awsPlatform(process.env));
