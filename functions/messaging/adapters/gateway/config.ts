import { isIP } from 'node:net';
import * as z from 'zod';
import { secretNames } from '#shared/aws/names.ts';
import { answerRules } from './answers.ts';
import { asked, contentTemplate, headersTemplate } from './templates.ts';

const timeouts = z.strictObject({
  connectMs: z.int().min(50).max(5_000).default(2_000),
  /** For everything, the secret included. A message's lease is 30 s. */
  totalMs: z.int().min(50).max(8_000).default(8_000),
});

const shape = z.strictObject({
  /** For logs and alarms: `gerbang-sms`. */
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  url: z.url().max(300),
  /** Hosts that may be called, exactly, with the port where it is not 443: a changed `url` alone leads nowhere else. */
  hosts: z.array(z.string().min(1)).min(1).max(5),
  method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
  headers: headersTemplate.default({}),
  body: contentTemplate,
  /** Its text is `{secret}`. */
  secretName: z.enum(secretNames).default('sms-gateway'),
  timeouts: timeouts.prefault({}),
  answers: answerRules,
});

/** One gateway, as data: where it is, how a message is put to it, and how its answers are read. It holds no secret. */
export type GatewayConfig = z.output<typeof shape>;

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

const isPublicHttps = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && isIP(bare(hostname)) === 0 && /\.[a-z]/i.test(hostname);

export const isOnLoopback = ({ hostname, protocol }: URL): boolean =>
  LOOPBACK.includes(hostname) && /^https?:$/.test(protocol);

const rulesOn = (mayCall: (url: URL) => boolean) =>
  shape
    .refine(({ url }) => mayCall(new URL(url)), { path: ['url'], error: 'may not be called' })
    .refine(({ url }) => new URL(url).username === '' && new URL(url).hash === '', {
      path: ['url'],
      error: 'holds a user or a fragment',
    })
    .refine(({ url, hosts }) => hosts.includes(new URL(url).host), {
      path: ['hosts'],
      error: 'does not name the host of the url',
    })
    .refine(({ method, body }) => method !== 'GET' || body.kind === 'query', {
      path: ['body'],
      error: 'a GET has no body',
    })
    .refine(
      ({ body }) => {
        const names = asked(body);
        return names.includes('text') && (names.includes('to') || names.includes('toLocal'));
      },
      { path: ['body'], error: 'does not say what goes to whom' },
    );

/** A gateway on the internet: https to a named host. */
export const gatewayConfig = rulesOn(isPublicHttps);

/** The same for development: a gateway on this very machine, by http as well. */
export const loopbackGatewayConfig = rulesOn((url) => isPublicHttps(url) || isOnLoopback(url));
