import * as z from 'zod';
import {
  type JsonTemplate,
  namesIn,
  type Placeholder,
  placeholders,
  textsIn,
} from '../../domain/gateway-template.ts';

const IN_HEADERS = ['to', 'toLocal', 'sender', 'attempt', 'secret'] as const satisfies readonly Placeholder[];

const asksOnlyFor = (known: readonly string[], texts: readonly string[]): boolean =>
  texts.flatMap(namesIn).every((name) => known.includes(name));

const unknownName = 'asks for something that there is not';

const template = z.string().max(2_000);

const bodyTemplate = template.refine((text) => asksOnlyFor(placeholders, [text]), unknownName);

/** A text of one line, so no `{text}`. */
const headerTemplate = template
  .regex(/^[\x20-\x7e]*$/)
  .refine((text) => asksOnlyFor(IN_HEADERS, [text]), unknownName);

/** They belong to the connection or follow from the body. */
const OWN_HEADERS = [
  'host',
  'content-type',
  'content-length',
  'transfer-encoding',
  'connection',
  'accept-encoding',
  'expect',
  'upgrade',
];

const headerName = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,60}$/)
  .refine((name) => !OWN_HEADERS.includes(name.toLowerCase()), 'is set by the connection');

export const headersTemplate = z.record(headerName, headerTemplate);

const jsonTemplate: z.ZodType<JsonTemplate> = z
  .json()
  .refine((data) => asksOnlyFor(placeholders, textsIn(data)), unknownName);

const fields = z.record(z.string().min(1).max(60), bodyTemplate);

/** `query`: the fields go into the URL and the body stays empty. */
export const contentTemplate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('json'), value: jsonTemplate }),
  z.strictObject({ kind: z.literal('form'), fields }),
  z.strictObject({ kind: z.literal('query'), fields }),
]);

export type ContentTemplate = z.output<typeof contentTemplate>;

/** What the templates ask for. */
export const asked = (
  content: ContentTemplate,
  headers: Readonly<Record<string, string>> = {},
): readonly string[] =>
  [...textsIn(content.kind === 'json' ? content.value : content.fields), ...Object.values(headers)].flatMap(
    namesIn,
  );
