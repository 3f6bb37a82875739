import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import type { HttpRequest } from './request.ts';
import type { FoundRoute } from './router.ts';

/** What API Gateway hands over as text; all else, forms included, it encodes. */
const TEXT_TYPE = /^(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/i;

const bodyOf = ({ body, headers }: HttpRequest): Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'> => {
  if (body.byteLength === 0) return { isBase64Encoded: false };
  const isText = TEXT_TYPE.test(headers['content-type'] ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
};

const queryOf = (rawQuery: string): Pick<APIGatewayProxyEventV2, 'queryStringParameters'> => {
  // A map, because a name may be one that every object has.
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return rawQuery === '' ? {} : { queryStringParameters: Object.fromEntries(parameters) };
};

const cookiesOf = (headers: HttpRequest['headers']): Pick<APIGatewayProxyEventV2, 'cookies'> => {
  const cookies = (headers['cookie'] ?? '').split(';').map((cookie) => cookie.trim());
  const present = cookies.filter((cookie) => cookie !== '');
  return present.length === 0 ? {} : { cookies: present };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `12/Oct/2025:01:00:00 +0000` */
const commonLogTime = (instant: Instant): string => {
  const [date = '', time = ''] = instant.split('T');
  const [year, month, day] = date.split('-');
  return `${day}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
};

/** The event that an HTTP API (payload format 2.0) makes of a request. */
export const gatewayEvent = (
  request: HttpRequest,
  { route, pathParameters }: FoundRoute,
  now: Instant,
): APIGatewayProxyEventV2 => {
  const { cookie, ...headers } = request.headers;
  const routeKey = `${route.method} ${route.path}`;
  return {
    version: '2.0',
    routeKey,
    rawPath: request.path,
    rawQueryString: request.rawQuery,
    ...cookiesOf(request.headers),
    headers,
    ...queryOf(request.rawQuery),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: headers['host'] ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: request.path,
        protocol: request.protocol,
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(now),
      timeEpoch: millisOf(now),
    },
    ...bodyOf(request),
  };
};
