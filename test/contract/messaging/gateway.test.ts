import { gatewayProvider } from '#functions/messaging/adapters/gateway/provider.ts';
import { GATEWAY_SECRET, gatewayOfTwin } from '#test/support/provider-twin/gateway-of-twin.ts';
import { startTwin } from '#test/support/provider-twin/provider-twin.ts';
import { describeProvider, TIMEOUT_MS } from './provider-contract.ts';
import { NOBODY, twinSituations, unreachable } from './twin-situations.ts';

const providerFor = (url: string) =>
  gatewayProvider(gatewayOfTwin(url, { totalMs: TIMEOUT_MS }), {
    secrets: { read: async () => GATEWAY_SECRET },
    loopback: true,
  });

const onTwin = async () => {
  const twin = await startTwin({ secret: GATEWAY_SECRET });
  return { provider: providerFor(twin.url), twin, close: twin.close };
};

describeProvider('an HTTP gateway', [...twinSituations(onTwin), unreachable(() => providerFor(NOBODY))]);
