import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Seats } from '../domain/seats.ts';
import type { RegistrationStore } from './ports.ts';

/** A QR code of a text, as SVG. */
export type DrawQr = (text: string) => string;

export type Poster = { readonly seats: Seats; readonly address: string; readonly qr: string };

type Deps = {
  readonly store: Pick<RegistrationStore, 'seats'>;
  readonly qr: DrawQr;
  readonly publicUrl: string;
};

/** What hangs on the board of a village office. Only of an own event, and only while people register themselves. */
export const makePoster =
  ({ store, qr, publicUrl }: Deps) =>
  async (input: {
    readonly eventId: string;
    readonly officeId: string;
  }): Promise<Result<Poster, { readonly kind: 'event_not_found' }>> => {
    const seats = await store.seats(input.eventId);
    const { code, publicRegistration } = seats ?? {};
    if (seats?.officeId !== input.officeId || publicRegistration !== true || code === undefined)
      return err({ kind: 'event_not_found' });
    const address = `${publicUrl}/daftar/${code}`;
    return ok({ seats, address, qr: qr(address) });
  };
