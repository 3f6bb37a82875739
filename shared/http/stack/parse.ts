import * as z from 'zod';
import indonesian from 'zod/v4/locales/id.js';
import { type FieldError, problem } from '../problem.ts';
import type { RouteContract } from '../route-contract.ts';
import { readBody } from './body.ts';
import { headerOf, ProblemError, type RouteMiddleware } from './request.ts';

z.config(indonesian());

const toFieldError = (issue: z.core.$ZodIssue): FieldError => {
  const path = issue.path.map(String).join('.');
  const column =
    issue.code === 'unrecognized_keys' ? [path, issue.keys.join(', ')].filter(Boolean).join('.') : path;
  return { column, code: issue.code ?? 'invalid', message: issue.message };
};

const parsed = (schema: z.ZodType | undefined, value: unknown): unknown => {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError(
    problem(400, 'invalid_input', 'Ada isian yang belum benar. Periksa daftar kesalahan.', {
      errors: result.error.issues.map(toFieldError),
    }),
  );
};

const versionOf = (header: string | undefined): number => {
  if (header === undefined)
    throw new ProblemError(
      problem(
        428,
        'version_required',
        'Sertakan versi yang sedang diubah pada If-Match. Muat ulang data terlebih dahulu.',
      ),
    );
  const match = /^"?(\d{1,9})"?$/.exec(header.trim());
  if (match === null)
    throw new ProblemError(
      problem(400, 'invalid_version', 'If-Match harus berisi nomor versi, misalnya "3".'),
    );
  return Number(match[1]);
};

/** Parses path, query, body and version by the contract; unknown keys are refused. */
export const parse = (contract: RouteContract): RouteMiddleware => ({
  before: ({ event }) => {
    const { state } = event;
    state.params = parsed(contract.params, event.pathParameters ?? {});
    state.query = parsed(contract.query, event.queryStringParameters ?? {});
    if (contract.body !== undefined) {
      const body = readBody(event, contract.body);
      state.body = contract.body.kind === 'text' ? body : parsed(contract.body.schema, body);
    }
    state.version = contract.ifMatch === true ? versionOf(headerOf(event, 'if-match')) : undefined;
  },
});
