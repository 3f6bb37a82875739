import type { Ids } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Clock, type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import type { ExportStore, Known, Link, LinkStore, NotFound, PrintedDocument } from './ports.ts';

type Deps = {
  readonly known: Pick<Known, 'event'>;
  readonly links: LinkStore;
  readonly exports: ExportStore;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'token'>;
};

/** Long enough to walk to the printer. */
const GOOD_FOR = 'PT15M' as Duration;

/** A link that a browser can open without the token of an account. That it was made is on record. */
export const makeCreatePrintLink =
  ({ known, links, exports, clock, ids }: Deps) =>
  async (input: {
    readonly eventId: string;
    readonly officeId: string;
    readonly by: string;
    readonly document: PrintedDocument;
    readonly requestId: string;
  }): Promise<Result<{ readonly token: string; readonly goodUntil: Instant }, NotFound>> => {
    const { eventId, officeId, by, document } = input;
    if ((await known.event(eventId, officeId)) === undefined) return err({ kind: 'event_not_found' });
    const at = clock.now();
    const goodUntil = plus(at, GOOD_FOR);
    const about = `event:${eventId}`;
    await exports.record({ id: input.requestId, at, by, officeId, reason: `cetak ${document}`, about });
    const token = ids.token();
    await links.create([{ token, link: { purpose: 'print', document, eventId, officeId, goodUntil } }]);
    return ok({ token, goodUntil });
  };

export type PrintLink = Extract<Link, { purpose: 'print' }>;

export const makeOpenPrint =
  ({ links, clock }: Deps) =>
  async (token: string): Promise<Result<PrintLink, { readonly kind: 'link_not_found' }>> => {
    const link = await links.find(token);
    return link?.purpose === 'print' && link.goodUntil > clock.now()
      ? ok(link)
      : err({ kind: 'link_not_found' });
  };
