import * as z from 'zod';
import type { Instant } from '#shared/kernel/time.ts';
import { type ApiClient, apiClient, type Send } from './api-client.ts';
import type { Response } from './wire.ts';

const outboxSchema = z.object({
  messages: z.array(
    z.object({
      id: z.string(),
      to: z.string(),
      text: z.string(),
      parts: z.int(),
      reference: z.string(),
      acceptedAt: z.string(),
    }),
  ),
});

/** An SMS that was accepted for sending. */
export type SentSms = z.output<typeof outboxSchema>['messages'][number];

const tokenSchema = z.object({ accessToken: z.string() });
const clockSchema = z.object({ now: z.string() });

/** The API, and the controls that only the embedded run has. */
export type DemoClient = ApiClient & {
  /** In the order of acceptance. */
  readonly outbox: () => Promise<readonly SentSms[]>;
  readonly now: () => Promise<Instant>;
  /** Resolves when all that became due is done; the present instant waits for what is under way. */
  readonly moveTo: (instant: Instant) => Promise<void>;
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** Speaks to a running platform over real HTTP. */
export const demoClient = (origin: string): DemoClient => {
  const tokens = new Map<string, Promise<string>>();

  const exchange = async (path: string, init?: RequestInit): Promise<Response> => {
    const answer = await fetch(`${origin}${path}`, init);
    return {
      status: answer.status,
      contentType: answer.headers.get('content-type') ?? '',
      text: await answer.text(),
    };
  };

  const local = async (path: string, body?: unknown): Promise<unknown> => {
    const init = body === undefined ? {} : { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) };
    const { status, text } = await exchange(path, init);
    if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
    return JSON.parse(text);
  };

  const tokenOf = (account: string): Promise<string> => {
    const known = tokens.get(account);
    if (known !== undefined) return known;
    const token = local('/local/token', { account }).then((body) => tokenSchema.parse(body).accessToken);
    tokens.set(account, token);
    return token;
  };

  const send: Send = async (account, { method, path, headers, body }) => {
    const authorization = account === undefined ? {} : { authorization: `Bearer ${await tokenOf(account)}` };
    return exchange(path, {
      method,
      headers: { ...headers, ...authorization },
      ...(body === undefined ? {} : { body }),
    });
  };

  return {
    ...apiClient(send),
    outbox: async () => outboxSchema.parse(await local('/local/outbox')).messages,
    now: async () => clockSchema.parse(await local('/local/clock')).now as Instant,
    moveTo: async (instant) => {
      // Tokens live for an hour of the platform's clock.
      tokens.clear();
      await local('/local/clock', { to: instant });
    },
  };
};
