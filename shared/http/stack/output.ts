import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { pageHeaders, scriptHeaders, scriptPageHeaders } from '../html.ts';
import type { RouteContract } from '../route-contract.ts';
import { problemResponse } from './problem-response.ts';
import { isResponse, type RouteAnswer, type RouteMiddleware } from './request.ts';

const pageResponse = (
  { body, status, location }: RouteAnswer,
  headers: Readonly<Record<string, string>>,
): APIGatewayProxyStructuredResultV2 =>
  location === undefined
    ? { statusCode: status ?? 200, headers, body: String(body) }
    : { statusCode: 303, headers: { ...headers, location }, body: '' };

const toResponse = (contract: RouteContract, answer: RouteAnswer): APIGatewayProxyStructuredResultV2 => {
  const { output } = contract;
  const etag: Record<string, string> = answer.version === undefined ? {} : { etag: `"${answer.version}"` };
  if (output.kind === 'empty') return { statusCode: output.status, headers: etag };
  if (output.kind === 'html')
    return pageResponse(answer, output.script === true ? scriptPageHeaders : pageHeaders);
  if (output.kind === 'script')
    return { statusCode: output.status, headers: scriptHeaders, body: String(answer.body) };
  if (output.kind === 'csv')
    return {
      statusCode: output.status,
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${output.fileName}"`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        ...(answer.next === undefined ? {} : { 'x-next-cursor': answer.next }),
      },
      body: String(answer.body),
    };
  if (output.kind === 'calendar')
    return {
      statusCode: output.status,
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="${output.fileName}"`,
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      },
      body: String(answer.body),
    };
  return {
    statusCode: output.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...etag,
    },
    // Parsed on the way out too: a field that the contract does not name cannot leak.
    body: JSON.stringify(output.schema.parse(answer.body)),
  };
};

/** Turns what the route gave, an answer or a problem, into the response that its contract promises. */
export const output = (contract: RouteContract): RouteMiddleware => ({
  after: (request) => {
    const { response } = request;
    if (response === undefined || response === null || isResponse(response)) return;
    request.response =
      'kind' in response
        ? problemResponse(response, contract.output.kind === 'html' ? 'html' : 'json')
        : toResponse(contract, response);
  },
});
