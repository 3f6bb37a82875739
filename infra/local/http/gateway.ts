import type { Clock } from '#shared/kernel/time.ts';
import type { Activity } from '../clock/activity.ts';
import { lambdaContext } from '../lambda.ts';
import { gatewayEvent } from './gateway-event.ts';
import { gatewayResponse } from './gateway-response.ts';
import { gatewayMessage, type HttpRequest, type HttpResponse } from './request.ts';
import { type GatewayRoute, routerOf } from './router.ts';

export type GatewayOptions = {
  readonly routes: readonly GatewayRoute[];
  readonly clock: Clock;
  readonly activity: Activity;
  readonly failed?: (functionName: string, error: unknown) => void;
};

/** Answers a request as the HTTP API on AWS does: the same event, the same handler, the same errors of its own. */
export const gateway = ({ routes, clock, activity, failed }: GatewayOptions) => {
  const find = routerOf(routes);
  return async (request: HttpRequest): Promise<HttpResponse> => {
    const found = find(request.method, request.path);
    if (found === undefined) return gatewayMessage(404, 'Not Found');
    const { functionName, handler } = found.route;
    try {
      const event = gatewayEvent(request, found, clock.now());
      const result = await activity.run(() => handler(event, lambdaContext(functionName)));
      return gatewayResponse(result) ?? gatewayMessage(500, 'Internal Server Error');
    } catch (error) {
      failed?.(functionName, error);
      return gatewayMessage(500, 'Internal Server Error');
    }
  };
};
