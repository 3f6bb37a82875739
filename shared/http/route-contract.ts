import type * as z from 'zod';
import type { Role } from './roles.ts';

/** A JSON body, a text body (a CSV upload), an HTML form, or none. */
export type BodyContract =
  | { readonly kind: 'json'; readonly schema: z.ZodType }
  | { readonly kind: 'form'; readonly schema: z.ZodType }
  | { readonly kind: 'text'; readonly contentType: 'text/csv'; readonly maxBytes: number };

export type OutputContract =
  | { readonly kind: 'json'; readonly status: 200 | 201 | 202; readonly schema: z.ZodType }
  /** `script`: with a script of our own, that may call us and keep the page for when there is no signal. */
  | { readonly kind: 'html'; readonly status: 200; readonly script?: true }
  | { readonly kind: 'script'; readonly status: 200 }
  /** A table to download under this name. */
  | { readonly kind: 'csv'; readonly status: 200; readonly fileName: string }
  /** Dates for a calendar program, as RFC 5545 writes them. */
  | { readonly kind: 'calendar'; readonly status: 200; readonly fileName: string }
  | { readonly kind: 'empty'; readonly status: 204 };

/** So many requests of one network address in each period; routes with the same `scope` share the count. */
export type AddressLimit = { readonly scope: string; readonly most: number; readonly per: 'PT10M' };

/**
 * One route, described once: the API, the embedded server, the OpenAPI document and the tests read it.
 * Paths are API Gateway's: `/api/v1/events/{eventId}`. Every object schema is strict, in and out.
 */
export type RouteContract = {
  readonly operation: string;
  readonly summary: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: `/${string}`;
  /** `public` needs no token; otherwise one of these roles. */
  readonly access: 'public' | readonly Role[];
  /**
   * Called by a machine that signs what it sends: `x-sapa-timestamp` (seconds) and `x-sapa-signature`, hex HMAC-SHA256 over
   * `<timestamp>.<body>`. Unsigned, wrongly signed or more than 5 minutes off is 401; the same signature again gets the same
   * answer for 24 hours and does nothing. Bind it with `signedRoute`.
   */
  readonly signed?: true;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: BodyContract;
  /** Asks for `If-Match: "<version>"`: missing is 428, unreadable 400; the handler gets the number and answers 412 itself. */
  readonly ifMatch?: true;
  /** Honours `Idempotency-Key`: the same key gets the same answer for 24 hours. */
  readonly idempotent?: true;
  /** Refuses with 429 before anything is looked up; for links, so that nobody can try codes. */
  readonly limitByAddress?: AddressLimit;
  readonly output: OutputContract;
  /** The problem codes it may answer with, besides those of the stack itself. */
  readonly problems?: readonly string[];
};
