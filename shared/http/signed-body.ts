import { createHmac, timingSafeEqual } from 'node:crypto';

/** When it was signed, in seconds since 1970, and the signature itself. */
export const TIMESTAMP_HEADER = 'x-sapa-timestamp';
export const SIGNATURE_HEADER = 'x-sapa-signature';

/** How far the clocks of both sides may be apart, on the way included. */
const WINDOW_SECONDS = 300;

/** Shorter keys can be guessed, and an empty one signs for everybody. */
const SHORTEST_SECRET = 16;

export const isUsableSecret = (secret: string): boolean => secret.length >= SHORTEST_SECRET;

/** Hex HMAC-SHA256 over `<timestamp>.<body as it goes over the wire>`. */
export const signBody = (secret: string, timestamp: string, body: Uint8Array | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex');

export type Signature = { readonly timestamp: string; readonly signature: string };

/** What the headers say; undefined when they are missing or cannot be a signature at all. */
export const readSignature = (headerOf: (name: string) => string | undefined): Signature | undefined => {
  const timestamp = headerOf(TIMESTAMP_HEADER) ?? '';
  const signature = headerOf(SIGNATURE_HEADER) ?? '';
  return /^\d{1,12}$/.test(timestamp) && /^[0-9a-f]{64}$/.test(signature)
    ? { timestamp, signature }
    : undefined;
};

export const isFresh = ({ timestamp }: Signature, nowMillis: number): boolean =>
  Math.abs(nowMillis - Number(timestamp) * 1000) <= WINDOW_SECONDS * 1000;

/** In the same time whatever is wrong with it. */
export const isSignedBy = (
  secret: string,
  { timestamp, signature }: Signature,
  body: Uint8Array | string,
): boolean => timingSafeEqual(Buffer.from(signBody(secret, timestamp, body)), Buffer.from(signature));
