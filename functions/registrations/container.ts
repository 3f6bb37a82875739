import { messagingClient } from '#functions/messaging/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { readInvitationSheet } from './adapters/invitation-sheet.ts';
import { placesAround } from './adapters/places.ts';
import { qrSvg } from './adapters/qr.ts';
import { registrationStore } from './adapters/registration-store.ts';
import { submissionCounts } from './adapters/submission-counts.ts';
import { tokens } from './adapters/tokens.ts';
import { makeChangeByLink, makeLeaveByLink, makeQuietByLink } from './app/act-by-link.ts';
import { makeCancelRegistration } from './app/cancel-registration.ts';
import { makeFillSeats } from './app/fill-seats.ts';
import { makeHandOver } from './app/hand-over.ts';
import { makeImportInvitations } from './app/import-invitations.ts';
import { makeLapseOffer } from './app/lapse-offer.ts';
import { makeOpenEvent, makePlacesOf } from './app/open-event.ts';
import { makeOpenLink } from './app/open-link.ts';
import { makePoster } from './app/poster.ts';
import { makeGetRegistration, makeListRegistrations } from './app/read-registrations.ts';
import { makeRegister } from './app/register.ts';
import { makeSubmit } from './app/submit.ts';
import { makeSubmitGroup } from './app/submit-group.ts';
import { makeSweepSeats } from './app/sweep-seats.ts';
import { makeTakeByLink } from './app/take-offer.ts';
import { seatFiller } from './seat-filler.ts';

export const registrationsServices = (platform: Platform) => {
  const store = registrationStore(platform.table);
  const { wake } = messagingClient(platform);
  const deps = {
    ...{ store, clock: platform.clock, ids: platform.ids, wake },
    ...{ tokens: tokens(platform), count: submissionCounts(platform) },
    ...{ publicUrl: platform.settings.publicUrl, refill: seatFiller(platform).fill },
  };
  const fillSeats = makeFillSeats(deps);
  const register = makeRegister(deps);
  const placesOf = makePlacesOf(placesAround(platform.table));
  return {
    platform,
    register,
    importInvitations: makeImportInvitations({
      ...{ ...deps, register, placesOf },
      readInvitations: readInvitationSheet,
    }),
    poster: makePoster({ store, qr: qrSvg, publicUrl: platform.settings.publicUrl }),
    cancelRegistration: makeCancelRegistration(deps),
    listRegistrations: makeListRegistrations(deps),
    getRegistration: makeGetRegistration(deps),
    tokens: deps.tokens,
    openEvent: makeOpenEvent(deps),
    placesOf,
    submit: makeSubmit(deps),
    submitGroup: makeSubmitGroup(deps),
    openLink: makeOpenLink(deps),
    leaveByLink: makeLeaveByLink(deps),
    changeByLink: makeChangeByLink(deps),
    quietByLink: makeQuietByLink(deps),
    handOver: makeHandOver(deps),
    fillSeats,
    takeByLink: makeTakeByLink(deps),
    sweepSeats: makeSweepSeats({ ...deps, fillSeats, lapseOffer: makeLapseOffer(deps) }),
  };
};

export type RegistrationsServices = ReturnType<typeof registrationsServices>;

export const container = (): RegistrationsServices => registrationsServices(awsPlatform(process.env));
