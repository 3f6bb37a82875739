import * as z from 'zod';
import type { HttpResponse } from './request.ts';

const structured = z.looseObject({
  statusCode: z.number().int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  body: z.string().optional(),
  cookies: z.array(z.string()).optional(),
  isBase64Encoded: z.boolean().optional(),
});

const withCookies = (cookies: readonly string[] | undefined): HttpResponse['headers'] =>
  cookies === undefined || cookies.length === 0 ? {} : { 'set-cookie': cookies };

const fromStructured = (result: z.output<typeof structured>): HttpResponse => {
  const given = Object.entries(result.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), String(value)] as const,
  );
  const body = result.body ?? '';
  return {
    status: result.statusCode,
    headers: {
      ...(body === '' ? {} : { 'content-type': 'text/plain;charset=UTF-8' }),
      ...Object.fromEntries(given),
      ...withCookies(result.cookies),
    },
    body: result.isBase64Encoded === true ? Buffer.from(body, 'base64') : body,
  };
};

/**
 * The response that an HTTP API makes of what a function gave. Without a status code the whole answer is the body, as
 * JSON with 200. Undefined when API Gateway could not read it either.
 */
export const gatewayResponse = (result: unknown): HttpResponse | undefined => {
  if (typeof result === 'object' && result !== null && 'statusCode' in result) {
    const parsed = structured.safeParse(result);
    return parsed.success ? fromStructured(parsed.data) : undefined;
  }
  const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
  return { status: 200, headers: { 'content-type': 'application/json' }, body };
};
