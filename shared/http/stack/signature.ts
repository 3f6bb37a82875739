import type { Platform } from '#shared/aws/platform.ts';
import { millisOf } from '#shared/kernel/time.ts';
import { errorFields } from '#shared/observability/logger.ts';
import { problem } from '../problem.ts';
import type { ReadSecret } from '../route.ts';
import { isFresh, isSignedBy, isUsableSecret, readSignature } from '../signed-body.ts';
import { rawBody } from './body.ts';
import { headerOf, ProblemError, type RouteMiddleware } from './request.ts';

const refused = () =>
  new ProblemError(
    problem(
      401,
      'signature_refused',
      'Tanda tangan tidak ada, tidak cocok, atau waktunya berselisih lebih dari 5 menit.',
    ),
  );

const unavailable = () =>
  new ProblemError(
    problem(503, 'signature_unavailable', 'Tanda tangan belum dapat diperiksa. Silakan coba lagi.'),
    { 'retry-after': '30' },
  );

const keyFrom = async (read: ReadSecret, { logger }: Pick<Platform, 'logger'>): Promise<string> => {
  const secret = await read().catch((error: unknown) => {
    logger.error('the key of a signature cannot be read', errorFields(error));
    throw unavailable();
  });
  if (isUsableSecret(secret)) return secret;
  logger.error('the key of a signature is too short');
  throw unavailable();
};

/** Lets through only what is signed with the secret, over the very bytes that came. Fails closed. */
export const signature = (
  platform: Pick<Platform, 'clock' | 'logger'>,
  secret: ReadSecret,
): RouteMiddleware => ({
  before: async ({ event }) => {
    const given = readSignature((name) => headerOf(event, name));
    if (given === undefined || !isFresh(given, millisOf(platform.clock.now()))) throw refused();
    const body = rawBody(event);
    if (!isSignedBy(await keyFrom(secret, platform), given, body)) throw refused();
  },
});
