import type { Actor } from '#shared/http/roles.ts';
import type { Arrival } from '../domain/arrival.ts';

/** Who asks, as far as arrivals care. */
export type Viewer = Pick<Actor, 'accountId' | 'officeId' | 'roles'>;

export const isNationalDesk = (viewer: Viewer): boolean => viewer.roles.includes('national_desk');

/** Officers of the checkpoint's own office see the whole arrival. */
export const ownsArrival = (viewer: Viewer, arrival: Arrival): boolean =>
  viewer.officeId === arrival.officeId;
