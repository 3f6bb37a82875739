import * as z from 'zod';
import type { Secrets, SmsProvider } from '#shared/aws/platform.ts';
import { snsClient, snsProvider } from '../sns-provider.ts';
import { gatewayConfig, loopbackGatewayConfig } from './config.ts';
import { gatewayProvider } from './provider.ts';

const given = z.string().min(1).optional();

const environment = z.object({
  SMS_PROVIDER: z.enum(['sns', 'gateway']).default('sns'),
  /** JSON of a `GatewayConfig`. */
  SMS_GATEWAY: given,
  SMS_SENDER_ID: given,
  SMS_MAX_PRICE: given,
});

type ProviderContext = { readonly secrets: Secrets; readonly stage: string };

/** Only the embedded run may call a gateway on its own machine. */
const isEmbedded = (stage: string): boolean => stage === 'local';

const gatewayOf = (json: string | undefined, stage: string) =>
  (isEmbedded(stage) ? loopbackGatewayConfig : gatewayConfig).parse(JSON.parse(json ?? '{}'));

/** Who carries the SMS of this deployment, as its environment says. Throws at cold start when that cannot work. */
export const providerOf = (
  env: Readonly<Record<string, string | undefined>>,
  { secrets, stage }: ProviderContext,
): SmsProvider => {
  const {
    SMS_PROVIDER,
    SMS_GATEWAY,
    SMS_SENDER_ID: sender,
    SMS_MAX_PRICE: maxPrice,
  } = environment.parse(env);
  return SMS_PROVIDER === 'gateway'
    ? gatewayProvider(gatewayOf(SMS_GATEWAY, stage), { secrets, sender, loopback: isEmbedded(stage) })
    : snsProvider(snsClient(), { senderId: sender, maxPrice });
};
