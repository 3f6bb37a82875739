import type { Platform } from '#shared/aws/platform.ts';
import { errorFields } from '#shared/observability/logger.ts';
import { InvalidCursor, StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import { type Problem, problem } from '../problem.ts';
import type { RouteContract } from '../route-contract.ts';
import { problemResponse } from './problem-response.ts';
import { ProblemError, type RouteMiddleware } from './request.ts';

const busy = problem(503, 'store_busy', 'Sistem sedang sibuk. Silakan coba lagi beberapa saat lagi.');
const unexpected = problem(500, 'unexpected', 'Terjadi kesalahan pada sistem. Silakan coba lagi.');
const badCursor = problem(
  400,
  'invalid_cursor',
  'Penanda halaman tidak dikenal. Muat ulang daftar dari awal.',
);

const known = (error: unknown): Problem | undefined => {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof InvalidCursor) return badCursor;
  if (error instanceof StoreBusy || error instanceof StoreAnswerLost) return busy;
  return undefined;
};

/** The one place where an error becomes a response. What nobody expected answers with a fixed sentence. */
export const errorMapper = (
  platform: Pick<Platform, 'logger'>,
  contract: RouteContract,
): RouteMiddleware => ({
  onError: (request) => {
    const { error, event } = request;
    const mapped = known(error);
    if (mapped === undefined || mapped.status >= 500)
      platform.logger.error('request failed', {
        operation: contract.operation,
        correlationId: event.state.correlationId,
        ...errorFields(error),
      });
    const response = problemResponse(mapped ?? unexpected, contract.output.kind === 'html' ? 'html' : 'json');
    const extra =
      error instanceof ProblemError ? error.headers : mapped === busy ? { 'retry-after': '2' } : {};
    response.headers = { ...response.headers, ...extra };
    request.response = response;
  },
});
