import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Platform } from '#shared/aws/platform.ts';
import type { BoundRoute, RouteInput } from './route.ts';
import type { RouteContract } from './route-contract.ts';
import { tokenVerifier, type VerifyToken } from './stack/authorise.ts';
import { routeStack, type StackPorts } from './stack/index.ts';
import type { RouteEvent, RouteHandler, RouteResponse } from './stack/request.ts';

export type HttpHandler = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>;

const answerWith =
  (bound: BoundRoute) =>
  async ({ state }: RouteEvent): Promise<RouteResponse> =>
    // parse and authorise have filled the state by this route's own contract.
    state.replay ?? bound.answer(state as unknown as RouteInput<RouteContract>);

const build = (ports: StackPorts, verify: VerifyToken, bound: BoundRoute): RouteHandler =>
  middy<RouteEvent, RouteResponse>()
    .use(routeStack(ports, verify, bound))
    .handler(answerWith(bound)) as RouteHandler;

/** `GET /api/v1/events/{eventId}`, as API Gateway names a route. */
export const routeKeyOf = (contract: RouteContract): string => `${contract.method} ${contract.path}`;

/** One Lambda handler for the routes of a context. API Gateway has chosen the route; an unknown one is a wiring bug. */
export const httpFunction = (
  platform: StackPorts & Pick<Platform, 'settings'>,
  routes: readonly BoundRoute[],
): HttpHandler => {
  const verify = tokenVerifier(platform.settings.signIn, platform.clock);
  const handlers = new Map(
    routes.map((bound) => [routeKeyOf(bound.contract), build(platform, verify, bound)]),
  );
  return async (event, context) => {
    const handler = handlers.get(event.routeKey);
    if (handler === undefined) throw new Error(`no route ${event.routeKey}`);
    return (await handler(event as RouteEvent, context)) as APIGatewayProxyStructuredResultV2;
  };
};
