import * as z from 'zod';
import type { Dialect, HttpAnswer } from './dialect.ts';

const message = z.object({
  to: z.string(),
  text: z.string(),
  attempt: z.string().optional(),
});

const json = (status: number, data: object): HttpAnswer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(data),
});

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

export const toLocalNumber = (to: string): string => to.replace(/^\+62/, '0');

/** An invented JSON gateway. Its messages quote the number, as people write it. */
export const gatewayDialect: Dialect = {
  read: (body) => message.safeParse(parsed(body)).data,
  write: (sees, { to }) => {
    switch (sees.kind) {
      case 'accepted':
        return json(200, { result: 'queued', messages: [{ id: sees.providerId, to }] });
      case 'invalid_number':
        return json(400, { result: 'error', code: 'E21', message: `Nomor ${toLocalNumber(to)} tidak valid` });
      case 'opted_out':
        return json(403, { result: 'error', code: 'E34', message: `Nomor ${to} menolak SMS` });
      case 'throttled':
        return json(429, {
          result: 'error',
          code: 'E90',
          message: `Terlalu cepat untuk ${toLocalNumber(to)}`,
        });
      default:
        return json(500, { result: 'error', code: 'E99', message: `Kesalahan sistem (${to})` });
    }
  },
};
