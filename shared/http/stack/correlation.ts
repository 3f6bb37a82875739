import type { Platform } from '#shared/aws/platform.ts';
import { millisOf } from '#shared/kernel/time.ts';
import type { MetricName } from '#shared/observability/metrics.ts';
import type { RouteContract } from '../route-contract.ts';
import { networkHash } from './network.ts';
import { headerOf, isResponse, type RequestState, type RouteEvent, type RouteMiddleware } from './request.ts';

type MiddlewareFn = NonNullable<RouteMiddleware['after']>;

const ACCEPTABLE = /^[\w-]{8,64}$/;

const newState = (event: RouteEvent, requestId: string): RequestState => {
  const offered = headerOf(event, 'x-correlation-id');
  const acceptable = offered !== undefined && ACCEPTABLE.test(offered);
  return {
    correlationId: acceptable ? offered : event.requestContext.requestId,
    requestId,
    network: networkHash(event.requestContext.http.sourceIp),
    params: undefined,
    query: undefined,
    body: undefined,
    version: undefined,
    actor: undefined,
    replay: undefined,
  };
};

const outcomeOf = (status: number): MetricName => {
  if (status >= 500) return 'RequestsFailed';
  return status >= 400 ? 'RequestsRefused' : 'RequestsAnswered';
};

/**
 * Logs one line per request, and gives it a correlation id: the caller's when it is harmless, else the gateway's. The
 * answer carries it, so that a user can name the request to support.
 */
export const correlation = (
  platform: Pick<Platform, 'clock' | 'ids' | 'logger' | 'metrics'>,
  contract: RouteContract,
): RouteMiddleware => {
  const started = new WeakMap<object, number>();
  const finish: MiddlewareFn = ({ event, response }) => {
    if (!isResponse(response)) return;
    const { state } = event;
    const status = response.statusCode ?? 200;
    response.headers = { ...response.headers, 'x-correlation-id': state.correlationId };
    platform.metrics.count(outcomeOf(status));
    platform.logger.info('request answered', {
      operation: contract.operation,
      correlationId: state.correlationId,
      status,
      durationMs: millisOf(platform.clock.now()) - (started.get(event) ?? 0),
      ...(state.actor === undefined ? {} : { officeId: state.actor.officeId }),
    });
  };
  return {
    before: ({ event }) => {
      started.set(event, millisOf(platform.clock.now()));
      event.state = newState(event, platform.ids.id());
    },
    after: finish,
    onError: finish,
  };
};
