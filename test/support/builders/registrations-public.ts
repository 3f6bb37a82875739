import { gzipSync } from 'node:zlib';
import { registrationsServices } from '#functions/registrations/container.ts';
import {
  actOnRegistrationLinkContract,
  openEventPageContract,
  openRegistrationLinkContract,
  submitGroupContract,
  submitRegistrationContract,
} from '#functions/registrations/contract.ts';
import { CONSENT_VERSION } from '#functions/registrations/domain/consent.ts';
import { registrationsHttp } from '#functions/registrations/handlers/http.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';
import { apiEvent, lambdaContext } from '../api-event.ts';
import { phoneOf } from './registrations.ts';

/** What a person sees of an answer. */
export type Seen = {
  readonly status: number | undefined;
  readonly location: string | undefined;
  readonly html: string;
  /** Words alone, without style and suggestions. */
  readonly text: string;
  readonly gzipBytes: number;
};

const wordsIn = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>|<datalist.*?<\/datalist>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

type Fields = Readonly<Record<string, string>>;

/** A browser without script at the public pages. */
export const browser = (platform: Platform, address = '127.0.0.1') => {
  const handler = registrationsHttp(registrationsServices(platform));
  const ask = async (contract: RouteContract, params: Fields, fields?: Fields): Promise<Seen> => {
    const body = fields === undefined ? {} : { body: new URLSearchParams(fields).toString() };
    const event = apiEvent(contract, { params, ...body });
    const { http } = event.requestContext;
    const requestContext = { ...event.requestContext, http: { ...http, sourceIp: address } };
    const {
      statusCode,
      headers,
      body: html = '',
    } = await handler({ ...event, requestContext }, lambdaContext);
    const location = headers?.['location'];
    return {
      status: statusCode,
      location: typeof location === 'string' ? location : undefined,
      html,
      text: wordsIn(html),
      gzipBytes: gzipSync(html).length,
    };
  };
  const open = (code: string) => ask(openEventPageContract, { code });
  const keyIn = (html: string): string => /name="key" value="(\w+)"/.exec(html)?.[1] ?? '';
  const tokenIn = (seen: Seen): string => seen.location?.replace('/k/', '') ?? '';
  const send = (code: string, fields: Fields) => ask(submitRegistrationContract, { code }, fields);
  /** A whole visit: opens the page, fills in the form, sends it. */
  const register = async (code: string, person: number, over: Fields = {}) => {
    const key = keyIn((await open(code)).html);
    return send(code, {
      ...{ key, name: `Peserta ${person === 0 ? 'Nol' : 'Ke'} ${person}`, phone: phoneOf(person) },
      ...{ consent: CONSENT_VERSION, ...over },
    });
  };
  return {
    ask,
    open,
    keyIn,
    tokenIn,
    send,
    register,
    group: async (code: string, fields: Fields) =>
      ask(
        submitGroupContract,
        { code },
        {
          ...{ key: keyIn((await open(code)).html), name: 'Kepala Desa', phone: phoneOf(900) },
          ...{ consent: CONSENT_VERSION, ...fields },
        },
      ),
    link: (token: string) => ask(openRegistrationLinkContract, { token }),
    act: (token: string, fields: Fields) => ask(actOnRegistrationLinkContract, { token }, fields),
  };
};
