import type { TwinRequest } from './behaviour.ts';
import type { Sight } from './twin-core.ts';

export type HttpAnswer = { readonly status: number; readonly contentType: string; readonly body: string };

/** How a provider is spoken to. */
export type Dialect = {
  /** Undefined when it is not a request to send an SMS. */
  readonly read: (body: string) => TwinRequest | undefined;
  readonly write: (sees: Sight, request: TwinRequest) => HttpAnswer;
};
