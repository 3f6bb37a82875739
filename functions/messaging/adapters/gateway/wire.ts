import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { PRIVATE_ADDRESS } from './addresses.ts';

export type WireRequest = {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** `never_left`: not a byte of the request went out. `lost`: some may have. */
export type WireOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'never_left'; readonly reason: 'not_connected' | 'private_address' }
  | { readonly kind: 'lost'; readonly reason: 'timeout' | 'connection_lost' };

export type WireLimits = {
  readonly connectMs: number;
  readonly totalMs: number;
  readonly lookup?: LookupFunction | undefined;
};

const BODY_LIMIT = 64 * 1024;

/** The body as text; nothing when it is longer than anybody needs. Throws when it breaks off. */
const readBody = async (response: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(Buffer.from(chunk));
    size += chunks.at(-1)?.length ?? 0;
    if (size > BODY_LIMIT) return '';
  }
  return Buffer.concat(chunks).toString('utf8');
};

const open = ({ url, method, headers }: WireRequest, { lookup }: WireLimits): ClientRequest =>
  (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
    method,
    headers,
    // A connection of its own: on a kept one, nobody can tell a stale socket from a lost message.
    agent: false,
    ...(lookup === undefined ? {} : { lookup }),
  });

const whyNeverLeft = (error: unknown): WireOutcome => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return { kind: 'never_left', reason: code === PRIVATE_ADDRESS ? 'private_address' : 'not_connected' };
};

/** Calls `done` when the call ends without an answer. */
const whenUnanswered = (call: ClientRequest, done: (error?: Error) => void): void => {
  let isAnswered = false;
  call.once('response', () => {
    isAnswered = true;
  });
  // Once there is an answer, what happens to it is told by its body.
  call.on('error', (error) => isAnswered || done(error));
  call.once('close', () => isAnswered || done());
};

/** Calls `done` once bytes may go out: after the TLS handshake, where there is one. */
const whenOpen = (call: ClientRequest, isTls: boolean, done: () => void): void => {
  call.once('socket', (socket) => {
    if (!isTls && !socket.connecting) return done();
    return socket.once(isTls ? 'secureConnect' : 'connect', done);
  });
};

/** One request on the wire: no retry, no redirect, over within its time. Never throws. */
export const callOnce = (request: WireRequest, limits: WireLimits): Promise<WireOutcome> =>
  new Promise((resolve) => {
    const call = open(request, limits);
    let hasLeft = false;
    const end = (outcome: WireOutcome): void => {
      clearTimeout(connecting);
      clearTimeout(all);
      resolve(outcome);
      call.destroy();
    };
    const fail = (reason: 'timeout' | 'connection_lost', error?: unknown): void =>
      end(hasLeft ? { kind: 'lost', reason } : whyNeverLeft(error));
    const connecting = setTimeout(() => fail('timeout'), Math.min(limits.connectMs, limits.totalMs));
    const all = setTimeout(() => fail('timeout'), limits.totalMs);

    whenOpen(call, request.url.protocol === 'https:', () => {
      hasLeft = true;
      clearTimeout(connecting);
    });
    whenUnanswered(call, (error) => fail('connection_lost', error));
    call.once('response', (response) => {
      readBody(response).then(
        (body) => end({ kind: 'answered', status: response.statusCode ?? 0, body }),
        () => fail('connection_lost'),
      );
    });
    call.end(request.body);
  });
