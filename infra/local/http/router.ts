import type { RouteContract } from '#shared/http/route-contract.ts';
import type { LambdaHandler } from '../lambda.ts';

/** What a route needs to be found and called. */
export type GatewayRoute = {
  readonly method: RouteContract['method'];
  readonly path: RouteContract['path'];
  readonly functionName: string;
  readonly handler: LambdaHandler;
};

export type FoundRoute = {
  readonly route: GatewayRoute;
  readonly pathParameters: Readonly<Record<string, string>>;
};

type Segment = { readonly text: string } | { readonly parameter: string };

const segmentsOf = (path: string): readonly Segment[] =>
  path.split('/').map((text) => {
    const parameter = /^\{(\w+)\}$/.exec(text)?.[1];
    return parameter === undefined ? { text } : { parameter };
  });

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const fits = (segment: Segment, part: string | undefined): part is string =>
  part !== undefined && ('text' in segment ? segment.text === part : part !== '');

const matched = (segments: readonly Segment[], parts: readonly string[]) => {
  if (segments.length !== parts.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = decoded(parts[index] ?? '');
    if (!fits(segment, part)) return undefined;
    if ('parameter' in segment) parameters[segment.parameter] = part;
  }
  return parameters;
};

/** Texts before parameters, from left to right: API Gateway prefers the most specific route. */
const specificity = (segments: readonly Segment[]): string =>
  segments.map((segment) => ('text' in segment ? '0' : '1')).join('');

/** Finds the route of a request as API Gateway does: exact segments, `{parameters}` of one segment each. */
export const routerOf = (routes: readonly GatewayRoute[]) => {
  const known = routes
    .map((route) => ({ route, segments: segmentsOf(route.path) }))
    .sort((a, b) => specificity(a.segments).localeCompare(specificity(b.segments)));
  return (method: string, path: string): FoundRoute | undefined => {
    const parts = path.split('/');
    for (const { route, segments } of known) {
      const pathParameters = route.method === method ? matched(segments, parts) : undefined;
      if (pathParameters !== undefined) return { route, pathParameters };
    }
    return undefined;
  };
};
