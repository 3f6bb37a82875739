import * as z from 'zod';
import type { BodyContract, RouteContract } from './route-contract.ts';
import { SIGNATURE_HEADER, TIMESTAMP_HEADER } from './signed-body.ts';

type Json = Readonly<Record<string, unknown>>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return rest;
};

const parameters = (place: 'path' | 'query', schema: z.ZodType | undefined): Json[] => {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const header = (name: string, required: boolean, description: string): Json => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const MEDIA = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/csv',
} as const;

const requestBody = (body: BodyContract | undefined): Json => {
  if (body === undefined) return {};
  const schema =
    body.kind === 'text' ? { type: 'string', maxLength: body.maxBytes } : schemaOf(body.schema, 'input');
  return { requestBody: { required: true, content: { [MEDIA[body.kind]]: { schema } } } };
};

const success = ({ output }: RouteContract): Json => {
  if (output.kind === 'empty') return { description: 'Done' };
  if (output.kind === 'html')
    return { description: 'A page', content: { 'text/html': { schema: { type: 'string' } } } };
  if (output.kind === 'script')
    return { description: 'A script', content: { 'text/javascript': { schema: { type: 'string' } } } };
  if (output.kind === 'calendar')
    return { description: 'Dates', content: { 'text/calendar': { schema: { type: 'string' } } } };
  if (output.kind === 'csv')
    return {
      description: 'A table',
      headers: {
        'x-next-cursor': { description: 'The cursor of the next page', schema: { type: 'string' } },
      },
      content: { 'text/csv': { schema: { type: 'string' } } },
    };
  return {
    description: 'Done',
    content: { 'application/json': { schema: schemaOf(output.schema, 'output') } },
  };
};

const operation = (contract: RouteContract): Json => ({
  operationId: contract.operation,
  summary: contract.summary,
  ...(contract.access === 'public' ? { security: [] } : { 'x-roles': contract.access }),
  parameters: [
    ...parameters('path', contract.params),
    ...parameters('query', contract.query),
    ...(contract.signed === true
      ? [
          header(TIMESTAMP_HEADER, true, 'When it was signed, in seconds since 1970'),
          header(SIGNATURE_HEADER, true, 'Hex HMAC-SHA256 over <timestamp>.<body>'),
        ]
      : []),
    ...(contract.ifMatch === true ? [header('If-Match', true, 'The version being changed')] : []),
    ...(contract.idempotent === true
      ? [header('Idempotency-Key', false, 'Same key, same answer for 24 hours')]
      : []),
  ],
  ...requestBody(contract.body),
  responses: {
    [contract.output.status]: success(contract),
    default: {
      description: ['A problem', ...(contract.problems ?? [])].join(' | '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
});

const fieldError = z.strictObject({
  row: z.int().optional(),
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
});

const problemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  errors: z.array(fieldError).optional(),
});

/** The OpenAPI 3.1 document of these routes, made from the very contracts that are enforced. */
export const openApi = (contracts: readonly RouteContract[]): Json => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const contract of contracts) {
    paths[contract.path] = { ...paths[contract.path], [contract.method.toLowerCase()]: operation(contract) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'SAPA', version: '1' },
    security: [{ staff: [] }],
    paths,
    components: {
      securitySchemes: { staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
    },
  };
};
