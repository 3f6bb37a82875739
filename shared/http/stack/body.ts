import { problem } from '../problem.ts';
import type { BodyContract } from '../route-contract.ts';
import { headerOf, ProblemError, type RouteEvent } from './request.ts';

/** Far above any form of ours, far below what could hurt a small function. */
const MAX_JSON_BYTES = 256 * 1024;

const CONTENT_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/csv',
} as const;

const tooLarge = (maxBytes: number): ProblemError =>
  new ProblemError(
    problem(413, 'body_too_large', `Kiriman terlalu besar. Batasnya ${Math.floor(maxBytes / 1024)} KB.`),
  );

/** The bytes as they came over the wire. */
export const rawBody = (event: RouteEvent): Buffer =>
  Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');

const checkContentType = (event: RouteEvent, kind: BodyContract['kind']): void => {
  const given = headerOf(event, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== CONTENT_TYPES[kind])
    throw new ProblemError(
      problem(415, 'unsupported_content_type', `Kirim dengan jenis isi ${CONTENT_TYPES[kind]}.`),
    );
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError(problem(400, 'invalid_json', 'Isi kiriman bukan JSON yang benar.'));
  }
};

const utf8 = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new ProblemError(
      problem(
        400,
        'invalid_encoding',
        'Berkas bukan UTF-8. Simpan ulang sebagai "CSV UTF-8" lalu kirim lagi.',
      ),
    );
  }
};

/** The body as its kind asks, before the schema has seen it. */
export const readBody = (event: RouteEvent, contract: BodyContract): unknown => {
  checkContentType(event, contract.kind);
  const maxBytes = contract.kind === 'text' ? contract.maxBytes : MAX_JSON_BYTES;
  const bytes = rawBody(event);
  if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes);
  const text = utf8(bytes);
  if (contract.kind === 'json') return parseJson(text);
  return contract.kind === 'form' ? Object.fromEntries(new URLSearchParams(text)) : text;
};
