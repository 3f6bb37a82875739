import type { Secrets, SmsAnswer, SmsProvider, SmsRequest } from '#shared/aws/platform.ts';
import { gatewayAnswer } from '../../domain/gateway-answer.ts';
import { publicLookup } from './addresses.ts';
import { type GatewayConfig, isOnLoopback } from './config.ts';
import { gatewayRequest, valuesOf } from './request.ts';
import { asked } from './templates.ts';
import { callOnce, type WireOutcome, type WireRequest } from './wire.ts';

export type GatewayOptions = {
  readonly secrets: Secrets;
  /** Fills `{sender}`. */
  readonly sender?: string | undefined;
  /** Lets it call a gateway on this very machine: for development and tests only. */
  readonly loopback?: boolean | undefined;
};

const surelyNot = (reason: string): SmsAnswer => ({ kind: 'not_accepted', reason });

const within = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('took too long')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Throws when the secret is not to be had in time or a value does not fit. */
const prepare = async (
  config: GatewayConfig,
  { secrets, sender }: GatewayOptions,
  sms: SmsRequest,
): Promise<{ readonly request: WireRequest; readonly hidden: readonly string[] }> => {
  const secret = await within(config.timeouts.totalMs, secrets.read(config.secretName));
  const values = valuesOf(sms, { secret, sender });
  return { request: gatewayRequest(config, values), hidden: [values.secret] };
};

const meaning = (config: GatewayConfig, outcome: WireOutcome, hidden: readonly string[]): SmsAnswer => {
  if (outcome.kind === 'never_left') return surelyNot(outcome.reason);
  if (outcome.kind === 'lost') return { kind: 'unknown', reason: outcome.reason };
  return gatewayAnswer(config.answers, outcome, hidden);
};

/**
 * SMS by any HTTP gateway, as its configuration says. Throws when the configuration cannot work here: it asks for a sender
 * that there is not, or leads to this machine where that is not allowed.
 */
export const gatewayProvider = (config: GatewayConfig, options: GatewayOptions): SmsProvider => {
  const isLocal = isOnLoopback(new URL(config.url));
  if (isLocal && options.loopback !== true) throw new Error(`gateway ${config.name} is on this machine`);
  if (options.sender === undefined && asked(config.body, config.headers).includes('sender')) {
    throw new Error(`gateway ${config.name} needs a sender`);
  }
  const { connectMs, totalMs } = config.timeouts;
  const lookup = isLocal ? undefined : publicLookup();
  return {
    send: async (sms) => {
      const startedAt = performance.now();
      const prepared = await prepare(config, options, sms).catch(() => undefined);
      if (prepared === undefined) return surelyNot('not_prepared');
      const left = Math.max(1, totalMs - (performance.now() - startedAt));
      const outcome = await callOnce(prepared.request, { connectMs, totalMs: left, lookup });
      return meaning(config, outcome, prepared.hidden);
    },
  };
};
