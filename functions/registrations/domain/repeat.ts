import type { Registration } from './registration.ts';
import type { Seats } from './seats.ts';
import { decideSeat } from './seats.ts';

/**
 * A submission for an identity that is registered already. Whoever sent it is shown what a first submission would have
 * been shown, and learns nothing of the registration that is there, which stays as it is.
 */
export type Repeat = Omit<Registration, 'status' | 'stopCode'> & {
  readonly status: 'active' | 'cancelled';
  /** The registration that stands; for the door, never for the sender. */
  readonly of: string;
  /** What a newcomer got at that moment. */
  readonly shown: 'seated' | 'waiting';
};

/**
 * What the sender is shown now. Who would have waited at `ticket` would sit by now when somebody behind has come to a
 * seat, or when seats are free and nobody waits.
 */
export const shownStatus = (repeat: Repeat, seats: Seats): 'seated' | 'waiting' | 'cancelled' => {
  if (repeat.status === 'cancelled') return 'cancelled';
  if (repeat.shown === 'seated') return 'seated';
  const overtaken = (repeat.ticket ?? 0) < (seats.passed ?? 0);
  return overtaken || decideSeat(seats) === 'seated' ? 'seated' : 'waiting';
};
