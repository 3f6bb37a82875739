import type { Arrival } from '../domain/arrival.ts';
import type { Notice } from '../domain/notice.ts';

/** A notice beside the arrival that it tells of. */
export type NoticeWithArrival = { readonly notice: Notice; readonly arrival: Arrival };
