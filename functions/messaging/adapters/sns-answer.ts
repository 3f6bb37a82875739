import type { SmsAnswer } from '#shared/aws/platform.ts';
import { saying } from '../domain/gateway-words.ts';

/** Failures on the way that happen before the request has left. */
const BEFORE_THE_REQUEST = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** The SDK calls these a TimeoutError as well. */
const BROKEN_OFF = new Set(['ECONNRESET', 'EPIPE']);

const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'TokenProviderError']);

/** SNS refuses these for good: the number is wrong or its owner has opted out. */
const REFUSALS = new Set(['InvalidParameterException', 'InvalidParameter', 'OptedOutException', 'OptedOut']);

type Seen = {
  readonly name: string;
  readonly code: string;
  readonly status: number;
  readonly message: string;
};

const read = (error: unknown): Seen => {
  if (!(error instanceof Error)) return { name: '', code: '', status: 0, message: '' };
  // The SDK's errors carry these beside the standard fields; each is checked before use.
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: unknown } };
  const status = $metadata?.httpStatusCode;
  return {
    name: error.name,
    code: typeof code === 'string' ? code : '',
    status: typeof status === 'number' ? status : 0,
    message: error.message,
  };
};

const neverConnected = ({ name, code, message }: Seen): boolean =>
  BEFORE_THE_REQUEST.has(code) || (name === 'TimeoutError' && /did not establish a connection/.test(message));

const refusalReason = (message: string): string => {
  if (/opted.?out/i.test(message)) return 'opted_out';
  return /phone/i.test(message) ? 'invalid_number' : 'invalid_parameter';
};

const meaning = (seen: Seen): SmsAnswer => {
  if (REFUSALS.has(seen.name)) return { kind: 'rejected', reason: refusalReason(seen.message) };
  if (NO_CREDENTIALS.has(seen.name)) return { kind: 'not_accepted', reason: 'no_credentials' };
  if (neverConnected(seen)) return { kind: 'not_accepted', reason: 'not_connected' };
  if (seen.status === 429 || /throttl/i.test(seen.name)) return { kind: 'not_accepted', reason: 'throttled' };
  if (seen.status >= 400 && seen.status < 500) return { kind: 'not_accepted', reason: 'refused' };
  if (seen.status >= 500) return { kind: 'unknown', reason: 'provider_failed' };
  const isLate = seen.name === 'TimeoutError' && !BROKEN_OFF.has(seen.code);
  return { kind: 'unknown', reason: isLate ? 'timeout' : 'connection_lost' };
};

/**
 * What a failed Publish means. Only what surely did not reach SNS, and its own 4xx, may be tried again; everything that
 * nobody can tell is unknown.
 */
export const answerTo = (error: unknown): SmsAnswer => {
  const seen = read(error);
  // Without a status it is the client that speaks, not SNS.
  return { ...meaning(seen), ...(seen.status === 0 ? {} : saying(seen.message)) };
};
