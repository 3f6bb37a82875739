import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { routeKeyOf } from '#shared/http/http-function.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

export type ApiRequest = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly token?: string;
};

const bodyOf = (body: unknown): string | undefined => {
  if (body === undefined) return undefined;
  return typeof body === 'string' ? body : JSON.stringify(body);
};

const CONTENT_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/csv',
};

/** The event with which API Gateway would call a route's function. */
export const apiEvent = (contract: RouteContract, request: ApiRequest = {}): APIGatewayProxyEventV2 => {
  const rawPath = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => request.params?.[name] ?? '');
  const body = bodyOf(request.body);
  return {
    version: '2.0',
    routeKey: routeKeyOf(contract),
    rawPath,
    rawQueryString: new URLSearchParams(request.query).toString(),
    headers: {
      ...(contract.body === undefined ? {} : { 'content-type': CONTENT_TYPES[contract.body.kind] }),
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...request.headers,
    },
    ...(request.params === undefined ? {} : { pathParameters: request.params }),
    ...(request.query === undefined ? {} : { queryStringParameters: request.query }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: contract.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: 'test',
      },
      requestId: 'gateway-request-1',
      routeKey: routeKeyOf(contract),
      stage: '$default',
      time: '16/Oct/2025:03:36:00 +0000',
      timeEpoch: 1760585760000,
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
  };
};

/** Handlers look at nothing of it but the request id. */
export const lambdaContext = { awsRequestId: 'lambda-1', functionName: 'test' } as Context;
