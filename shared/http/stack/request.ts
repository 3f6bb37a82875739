import type { MiddlewareObj, MiddyfiedHandler } from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Problem } from '../problem.ts';
import type { Actor } from '../roles.ts';

/** What the stack has learned of a request so far. */
export type RequestState = {
  correlationId: string;
  requestId: string;
  /** Hash of the caller's network. */
  network: string;
  params: unknown;
  query: unknown;
  body: unknown;
  version: number | undefined;
  actor: Actor | undefined;
  /** The stored answer to an earlier request with the same Idempotency-Key; nothing runs again. */
  replay: APIGatewayProxyStructuredResultV2 | undefined;
};

export type RouteEvent = APIGatewayProxyEventV2 & { state: RequestState };

/** What the route answered, before it becomes a response. */
export type RouteAnswer = {
  readonly body: unknown;
  readonly version?: number;
  readonly next?: string;
  readonly status?: number;
  readonly location?: string;
};

export type RouteResponse = APIGatewayProxyStructuredResultV2 | RouteAnswer | Problem;

export type RouteMiddleware = MiddlewareObj<RouteEvent, RouteResponse, Error, Context>;

export type RouteHandler = MiddyfiedHandler<RouteEvent, RouteResponse, Error, Context>;

/** Thrown to leave the stack with a problem; the error mapper turns it into the response. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;

  constructor(problem: Problem, headers: Readonly<Record<string, string>> = {}) {
    super(problem.code);
    this.problem = problem;
    this.headers = headers;
  }
}

/** Header names arrive in lower case, from API Gateway and from the embedded server alike. */
export const headerOf = (event: APIGatewayProxyEventV2, name: string): string | undefined =>
  event.headers[name.toLowerCase()];

export const isResponse = (
  response: RouteResponse | null | undefined,
): response is APIGatewayProxyStructuredResultV2 =>
  response !== undefined && response !== null && 'statusCode' in response;
