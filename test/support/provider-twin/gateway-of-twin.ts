import type { GatewayConfig } from '#functions/messaging/adapters/gateway/config.ts';
import { loopbackGatewayConfig } from '#functions/messaging/adapters/gateway/config.ts';

/** The text of the secret that the twin asks for. */
export const GATEWAY_SECRET = 'kunci-rahasia-uji';

/** How the twin's JSON gateway is described to the adapter. */
export const gatewayOfTwin = (
  url: string,
  timeouts: { totalMs: number; connectMs?: number },
): GatewayConfig =>
  loopbackGatewayConfig.parse({
    name: 'kembaran',
    url: `${url}/kirim`,
    hosts: [new URL(url).host],
    headers: { Authorization: 'Bearer {secret}' },
    body: { kind: 'json', value: { to: '{to}', text: '{text}', attempt: '{attempt}' } },
    timeouts,
    answers: {
      id: 'messages.0.id',
      words: 'message',
      rules: [
        { when: { status: [200], field: { path: 'result', oneOf: ['queued'] } }, answer: 'accepted' },
        { when: { field: { path: 'code', oneOf: ['E21'] } }, answer: 'rejected', reason: 'invalid_number' },
        { when: { field: { path: 'code', oneOf: ['E34'] } }, answer: 'rejected', reason: 'opted_out' },
      ],
    },
  });
