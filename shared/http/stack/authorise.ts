import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Settings } from '#shared/aws/platform.ts';
import { type Clock, millisOf } from '#shared/kernel/time.ts';
import { problem } from '../problem.ts';
import { type Actor, type Role, roles } from '../roles.ts';
import type { RouteContract } from '../route-contract.ts';
import { headerOf, ProblemError, type RouteMiddleware } from './request.ts';

/** Cognito's access token; other claims are of no interest here. */
const claims = z.object({
  username: z.string().min(1),
  token_use: z.literal('access'),
  client_id: z.string(),
  'cognito:groups': z.array(z.string()).default([]),
});

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

const withPrefix = (groups: readonly string[], prefix: string): string[] =>
  groups.filter((group) => group.startsWith(prefix)).map((group) => group.slice(prefix.length));

const actorOf = (payload: unknown, clientId: string): Actor | undefined => {
  const result = claims.safeParse(payload);
  if (!result.success || result.data.client_id !== clientId) return undefined;
  const groups = result.data['cognito:groups'];
  const [officeId, ...others] = withPrefix(groups, 'office:');
  // Two offices in one token would make "own office" ambiguous; such an account is misconfigured.
  if (officeId === undefined || others.length > 0) return undefined;
  return { accountId: result.data.username, officeId, roles: withPrefix(groups, 'role:').filter(isRole) };
};

export type VerifyToken = (token: string) => Promise<Actor | undefined>;

/** Checks signature (RS256 only), issuer, time and client; undefined when the token proves nothing. */
export const tokenVerifier = (signIn: Settings['signIn'], clock: Clock): VerifyToken => {
  let keys: JWTVerifyGetKey | undefined;
  return async (token) => {
    keys ??= createRemoteJWKSet(new URL(signIn.jwksUrl));
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: signIn.issuer,
        requiredClaims: ['exp'],
        currentDate: new Date(millisOf(clock.now())),
      });
      return actorOf(payload, signIn.clientId);
    } catch {
      return undefined;
    }
  };
};

const signInNeeded = new ProblemError(
  problem(401, 'sign_in_needed', 'Silakan masuk terlebih dahulu. Sesi Anda tidak ada atau telah berakhir.'),
  { 'www-authenticate': 'Bearer' },
);

/** Knows the actor by the token alone; path and body have no say in office or role. */
export const authorise = (verify: VerifyToken, contract: RouteContract): RouteMiddleware => ({
  before: async ({ event }) => {
    const { access } = contract;
    if (access === 'public') return;
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headerOf(event, 'authorization') ?? '')?.[1];
    const actor = token === undefined ? undefined : await verify(token);
    if (actor === undefined) throw signInNeeded;
    if (!actor.roles.some((role) => access.includes(role)))
      throw new ProblemError(
        problem(403, 'role_not_allowed', 'Peran Anda tidak berwenang untuk tindakan ini.'),
      );
    event.state.actor = actor;
  },
});
