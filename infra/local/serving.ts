import { clockRoutes } from './http/clock-routes.ts';
import { gateway } from './http/gateway.ts';
import { outboxRoute } from './http/outbox-route.ts';
import type { ServerOptions } from './http/server.ts';
import { issuerOf } from './sign-in/issuer.ts';
import { signInMount } from './sign-in/mount.ts';
import { tokenMaker } from './sign-in/token.ts';
import { tokenRoute } from './sign-in/token-route.ts';
import type { Wired } from './wire.ts';

/** Everything that one port answers: the API as on AWS, sign-in, and the embedded run's own controls. */
export const serving = (wired: Wired): ServerOptions => {
  const { origin, storage, clock, clockParts, activity, accounts, functions, failed, outbox } = wired;
  const { secrets } = storage;
  const makeToken = tokenMaker(issuerOf(origin), secrets, clock);
  return {
    gateway: gateway({ routes: functions.routes, clock, activity, failed: failed.functionFailed }),
    mounted: [signInMount({ origin, secrets, accounts, clock })],
    localRoutes: [
      outboxRoute(outbox),
      ...clockRoutes(clock, clockParts.movable),
      tokenRoute({ accounts, makeToken, clock }),
    ],
    failed: failed.requestFailed,
  };
};
