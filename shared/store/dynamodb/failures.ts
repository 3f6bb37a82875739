import { RefusedByStore, StoreAnswerLost, StoreBusy } from '../errors.ts';

const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
  'TransactionInProgressException',
]);

const REFUSED = new Set([
  'IdempotentParameterMismatchException',
  'ItemCollectionSizeLimitExceededException',
  'ResourceNotFoundException',
  'SerializationException',
  'ValidationException',
]);

/** The request never left this machine. */
const UNSENT = new Set(['ECONNREFUSED', 'EAI_AGAIN', 'ENOTFOUND']);

// The SDK tells its two time-outs apart only by words. If they change, the answer counts as lost, which is safe.
const NOT_CONNECTED = /did not establish a connection/;

const LOST = new Set([
  'TimeoutError',
  'AbortError',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'InternalServerError',
]);

export type FailureKind = 'busy' | 'refused' | 'lost' | 'other';

type Clues = {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
};

/** What an error of the SDK means for a write: surely not done, never to be done, or perhaps done. */
export const failureKind = (error: unknown): FailureKind => {
  // Errors of the SDK and of Node carry some of these; anything else has none.
  const { name = '', code = '', message = '', $metadata } = (error ?? {}) as Clues;
  if (BUSY.has(name) || UNSENT.has(code) || NOT_CONNECTED.test(message)) return 'busy';
  if (REFUSED.has(name)) return 'refused';
  if (LOST.has(name) || LOST.has(code) || ($metadata?.httpStatusCode ?? 0) >= 500) return 'lost';
  return 'other';
};

/** The error that the port promises. What it does not know (no permission, no credentials) stays as it is. */
export const storeError = (error: unknown, purpose: 'read' | 'write'): unknown => {
  const kind = failureKind(error);
  const message = error instanceof Error ? error.message : String(error);
  if (kind === 'refused') return new RefusedByStore(message, { cause: error });
  if (kind === 'lost' && purpose === 'write') return new StoreAnswerLost(message, { cause: error });
  if (kind === 'busy' || kind === 'lost') return new StoreBusy(message, { cause: error });
  return error;
};
