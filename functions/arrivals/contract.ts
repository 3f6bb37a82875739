/** What other contexts, infrastructure, the console and tests may use of arrivals. */
export {
  announceContract,
  getArrivalContract,
  listArrivalsContract,
  recordArrivalContract,
} from './contract/arrival-routes.ts';
export { arrivalsFunctions } from './contract/functions.ts';
export {
  getManifestContract,
  importManifestContract,
  listPeopleContract,
} from './contract/manifest-routes.ts';
export {
  acknowledgeByLinkContract,
  acknowledgeContract,
  getNoticeContract,
  listNoticesContract,
  openLinkContract,
} from './contract/notice-routes.ts';
export type { ArrivalView, ManifestView, NoticeView } from './contract/schemas.ts';
