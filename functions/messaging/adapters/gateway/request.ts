import type { SmsRequest } from '#shared/aws/platform.ts';
import { fill, fillJson, type PlaceholderValues } from '../../domain/gateway-template.ts';
import type { GatewayConfig } from './config.ts';
import type { ContentTemplate } from './templates.ts';
import type { WireRequest } from './wire.ts';

const CONTENT_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
} as const;

const encoded = (fields: Readonly<Record<string, string>>, values: PlaceholderValues): string =>
  new URLSearchParams(
    Object.entries(fields).map(([name, template]): [string, string] => [name, fill(template, values)]),
  ).toString();

const withQuery = (url: string, query: string): URL => {
  const target = new URL(url);
  target.search = [target.search.slice(1), query].filter((part) => part !== '').join('&');
  return target;
};

const content = (url: string, body: ContentTemplate, values: PlaceholderValues) => {
  if (body.kind === 'query') return { url: withQuery(url, encoded(body.fields, values)) };
  const text =
    body.kind === 'json' ? JSON.stringify(fillJson(body.value, values)) : encoded(body.fields, values);
  return { url: new URL(url), body: text, contentType: CONTENT_TYPES[body.kind] };
};

const HEADER_SAFE = /^[\x20-\x7e]*$/;

const headersOf = (templates: Readonly<Record<string, string>>, values: PlaceholderValues) =>
  Object.fromEntries(
    Object.entries(templates).map(([name, template]) => {
      const value = fill(template, values);
      if (!HEADER_SAFE.test(value))
        throw new Error(`the header ${name} would hold more than one line of ASCII`);
      return [name.toLowerCase(), value];
    }),
  );

export const valuesOf = (
  { to, text, attempt }: SmsRequest,
  { secret, sender = '' }: { readonly secret: string; readonly sender?: string | undefined },
): PlaceholderValues => ({
  to,
  toLocal: to.replace(/^\+62/, '0'),
  text,
  attempt,
  sender,
  secret: secret.trim(),
});

/** The one request for a message. Throws when a value does not fit into a header. */
export const gatewayRequest = (config: GatewayConfig, values: PlaceholderValues): WireRequest => {
  const { url, body, contentType } = content(config.url, config.body, values);
  return {
    url,
    method: config.method,
    headers: {
      'user-agent': 'sapa',
      accept: 'application/json',
      ...headersOf(config.headers, values),
      // Answers are read as they come.
      'accept-encoding': 'identity',
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    ...(body === undefined ? {} : { body }),
  };
};
