import type { RouteContract } from '#shared/http/route-contract.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type RequestOf, type Response, wireRequest } from './wire.ts';

type JsonOf<C extends RouteContract> = C['output'] extends {
  readonly kind: 'json';
  readonly schema: { readonly _zod: { readonly output: infer T } };
}
  ? T
  : string;

/** An answer that is no success, as the problem document says it. */
export type Refusal = { readonly status: number; readonly code: string; readonly detail: string };

/** Calls routes of the API as one of the demo accounts, or as nobody. */
export type ApiClient = {
  /** Throws on a refusal. */
  readonly call: <C extends RouteContract>(
    account: string | undefined,
    contract: C,
    request?: RequestOf<C>,
  ) => Promise<JsonOf<C>>;
  /** For refusals that are part of the story. */
  readonly ask: <C extends RouteContract>(
    account: string | undefined,
    contract: C,
    request?: RequestOf<C>,
  ) => Promise<Result<JsonOf<C>, Refusal>>;
};

export type Send = (
  account: string | undefined,
  request: ReturnType<typeof wireRequest>,
) => Promise<Response>;

const textOf = (document: unknown, field: string): string => {
  if (typeof document !== 'object' || document === null) return '';
  const value = (document as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
};

const refusalOf = ({ status, contentType, text }: Response): Refusal => {
  if (!contentType.includes('json')) return { status, code: 'no_problem_document', detail: '' };
  const document: unknown = JSON.parse(text);
  return { status, code: textOf(document, 'code'), detail: textOf(document, 'detail') };
};

const bodyOf = <C extends RouteContract>({ output }: C, { text }: Response): JsonOf<C> =>
  // Parsed by the contract's own schema, or the page as it came.
  (output.kind === 'json' ? output.schema.parse(JSON.parse(text)) : text) as JsonOf<C>;

/** The API behind anything that carries requests. */
export const apiClient = (send: Send): ApiClient => {
  const ask: ApiClient['ask'] = async (account, contract, request) => {
    const response = await send(account, wireRequest(contract, request));
    return response.status < 300 ? ok(bodyOf(contract, response)) : err(refusalOf(response));
  };
  return {
    ask,
    call: async (account, contract, request) => {
      const answer = await ask(account, contract, request);
      if (answer.ok) return answer.value;
      const { status, code, detail } = answer.error;
      throw new Error(`${contract.operation} as ${account ?? 'nobody'}: ${status} ${code} ${detail}`);
    },
  };
};
