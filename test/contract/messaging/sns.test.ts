import { snsClient, snsProvider } from '#functions/messaging/adapters/sns-provider.ts';
import { startTwin } from '#test/support/provider-twin/provider-twin.ts';
import { describeProvider, TIMEOUT_MS } from './provider-contract.ts';
import { NOBODY, twinSituations, unreachable } from './twin-situations.ts';

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

const clientFor = (endpoint: string) =>
  snsClient({ endpoint, region: 'ap-southeast-3', credentials: CREDENTIALS }, TIMEOUT_MS);

const onTwin = async () => {
  const twin = await startTwin();
  const client = clientFor(twin.url);
  return {
    provider: snsProvider(client),
    twin,
    close: async () => {
      client.destroy();
      await twin.close();
    },
  };
};

describeProvider('SNS', [...twinSituations(onTwin), unreachable(() => snsProvider(clientFor(NOBODY)))]);
