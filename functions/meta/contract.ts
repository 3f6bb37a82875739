import * as z from 'zod';
import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

export const openApiContract = {
  operation: 'getOpenApi',
  summary: 'This API as an OpenAPI 3.1 document',
  method: 'GET',
  path: '/api/v1/openapi.json',
  access: 'public',
  output: { kind: 'json', status: 200, schema: z.looseObject({}) },
} as const satisfies RouteContract;

export const healthContract = {
  operation: 'getHealth',
  summary: 'Whether this deployment answers and reaches its store',
  method: 'GET',
  path: '/healthz',
  access: 'public',
  output: { kind: 'json', status: 200, schema: z.strictObject({ status: z.literal('ok') }) },
} as const satisfies RouteContract;

const metaRoutes: readonly RouteContract[] = [openApiContract, healthContract];

/** What the platform tells about itself. */
export const metaFunctions: readonly FunctionContract[] = [
  {
    name: 'meta-http',
    entry: 'functions/meta/handlers/http.handler.ts',
    trigger: { kind: 'http', routes: metaRoutes },
    tables: { requests: 'read' },
    errorImpact: 'Monitors cannot see whether the platform is up; nobody else is affected.',
  },
];
