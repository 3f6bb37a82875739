import type { RouteContract } from '#shared/http/route-contract.ts';

type Input<S> = S extends { readonly _zod: { readonly input: infer T } } ? T : never;

type BodyOf<B> = B extends { readonly schema: infer S } ? Input<S> : B extends object ? string : undefined;

/** What a route takes, before it is written down as HTTP. */
export type RequestOf<C extends RouteContract> = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: BodyOf<C['body']>;
  /** Idempotency-Key. */
  readonly key?: string;
  /** If-Match. */
  readonly version?: number;
};

export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type Response = { readonly status: number; readonly contentType: string; readonly text: string };

const TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/csv',
} as const;

const written = (kind: keyof typeof TYPES, body: unknown): string => {
  if (kind === 'text') return String(body);
  return kind === 'json'
    ? JSON.stringify(body)
    : new URLSearchParams(body as Record<string, string>).toString();
};

const pathOf = (contract: RouteContract, request: RequestOf<RouteContract>): string => {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(request.params?.[name] ?? ''),
  );
  const query = new URLSearchParams(request.query).toString();
  return query === '' ? path : `${path}?${query}`;
};

/** A request as the contract writes it. */
export const wireRequest = <C extends RouteContract>(
  contract: C,
  request: RequestOf<C> = {},
): WireRequest => {
  const { body, key, version } = request;
  const kind = contract.body?.kind;
  return {
    method: contract.method,
    path: pathOf(contract, request as RequestOf<RouteContract>),
    headers: {
      ...(kind === undefined ? {} : { 'content-type': TYPES[kind] }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    },
    ...(kind === undefined ? {} : { body: written(kind, body) }),
  };
};
