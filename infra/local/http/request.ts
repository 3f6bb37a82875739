import type { IncomingMessage } from 'node:http';

/** A request as it came in, its body read. */
export type HttpRequest = {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  readonly rawQuery: string;
  /** Names in lower case; repeated ones joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly protocol: string;
};

export type HttpResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Buffer;
};

/** API Gateway's limit. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Undefined when it is larger than API Gateway would take. */
const readBody = async (message: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    // The rest is read and dropped, so that the client gets to see the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks);
};

const headersOf = (message: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values = []]) => [
      name,
      values.join(name === 'cookie' ? '; ' : ','),
    ]),
  );

export const readRequest = async (message: IncomingMessage): Promise<HttpRequest | undefined> => {
  const body = await readBody(message);
  if (body === undefined) return undefined;
  const [path = '/', ...query] = (message.url ?? '/').split('?');
  return {
    method: message.method ?? 'GET',
    path,
    rawQuery: query.join('?'),
    headers: headersOf(message),
    body,
    sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
    protocol: `HTTP/${message.httpVersion}`,
  };
};

export const jsonResponse = (status: number, value: unknown): HttpResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

/** What API Gateway itself answers when no function is reached or it failed. */
export const gatewayMessage = (status: 404 | 413 | 500, message: string): HttpResponse =>
  jsonResponse(status, { message });
