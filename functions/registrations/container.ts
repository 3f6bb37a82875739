import { messagingClient } from '#functions/messaging/contract.ts';
import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { Platform } from '#shared/aws/platform.ts';
import { registrationStore } from './adapters/registration-store.ts';
import { makeCancelRegistration } from './app/cancel-registration.ts';
import { makeFillSeats } from './app/fill-seats.ts';
import { makeGetRegistration, makeListRegistrations } from './app/read-registrations.ts';
import { makeRegister } from './app/register.ts';
import { makeSweepSeats } from './app/sweep-seats.ts';

export const registrationsServices = (platform: Platform) => {
  const store = registrationStore(platform.table);
  const { wake } = messagingClient(platform);
  const deps = { store, clock: platform.clock, ids: platform.ids, wake };
  const fillSeats = makeFillSeats(deps);
  return {
    platform,
    register: makeRegister(deps),
    cancelRegistration: makeCancelRegistration(deps),
    listRegistrations: makeListRegistrations(deps),
    getRegistration: makeGetRegistration(deps),
    fillSeats,
    sweepSeats: makeSweepSeats({ ...deps, fillSeats }),
  };
};

export type RegistrationsServices = ReturnType<typeof registrationsServices>;

export const container = (): RegistrationsServices => registrationsServices(awsPlatform(process.env));
