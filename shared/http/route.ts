import type * as z from 'zod';
import type { Problem } from './problem.ts';
import type { Actor } from './roles.ts';
import type { BodyContract, OutputContract, RouteContract } from './route-contract.ts';

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type ParsedBody<B> = B extends { readonly schema: infer S }
  ? Parsed<S>
  : B extends BodyContract
    ? string
    : undefined;

/** What a route's function gets: everything parsed, the actor verified. */
export type RouteInput<C extends RouteContract> = {
  readonly params: Parsed<C['params']>;
  readonly query: Parsed<C['query']>;
  readonly body: ParsedBody<C['body']>;
  /** The version in `If-Match`, where the contract asks for it. */
  readonly version: C['ifMatch'] extends true ? number : undefined;
  /** A ULID, the same whenever the same Idempotency-Key comes again: use it as the id of what is created. */
  readonly requestId: string;
  /** Hash of the caller's network, for counting only: one /64 of IPv6 is one. */
  readonly network: string;
  readonly actor: C['access'] extends 'public' ? undefined : Actor;
};

type OutputBody<O extends OutputContract> = O extends { readonly kind: 'json'; readonly schema: infer S }
  ? Parsed<S>
  : O extends { readonly kind: 'html' | 'csv' | 'calendar' | 'script' }
    ? string
    : undefined;

export type PageStatus = 200 | 404 | 409 | 410 | 422 | 429;

/** What it gives back. `version` becomes the `ETag`; `next`, the cursor of a CSV's next page, becomes `x-next-cursor`. */
export type RouteOutput<C extends RouteContract> = {
  readonly body: OutputBody<C['output']>;
  readonly version?: number;
  readonly next?: string;
  /** Of a page that says that something is not there or not right; 200 when absent. */
  readonly status?: PageStatus;
  /** Sends the browser on after a form, to a path of ours (303). */
  readonly location?: `/${string}`;
};

export type RouteFunction<C extends RouteContract> = (
  input: RouteInput<C>,
) => Promise<RouteOutput<C> | Problem>;

/** The key of a signature, at the moment of a request. Rejects when it cannot be had: the request is refused. */
export type ReadSecret = () => Promise<string>;

/** A route and what answers it, with the types forgotten so that many fit in one list. */
export type BoundRoute = {
  readonly contract: RouteContract;
  /** What signs its requests, where the contract says that they are signed. */
  readonly secret?: ReadSecret;
  readonly answer: (input: RouteInput<RouteContract>) => Promise<RouteOutput<RouteContract> | Problem>;
};

/** Joins a contract and its function; the compiler checks that they agree. */
export const route = <const C extends RouteContract>(
  contract: C,
  answer: RouteFunction<NoInfer<C>>,
): BoundRoute => ({
  contract,
  // The stack has parsed input by this very contract before it calls.
  answer: answer as unknown as BoundRoute['answer'],
});

/** The same for a contract that says `signed`. */
export const signedRoute = <const C extends RouteContract & { readonly signed: true }>(
  contract: C,
  secret: ReadSecret,
  answer: RouteFunction<NoInfer<C>>,
): BoundRoute => ({ ...route<C>(contract, answer), secret });
