import { gatewayProvider } from '#functions/messaging/adapters/gateway/provider.ts';
import type { SmsProvider } from '#shared/aws/platform.ts';
import { GATEWAY_SECRET, gatewayOfTwin } from '#test/support/provider-twin/gateway-of-twin.ts';
import { startChild } from '../child.ts';
import { nowMs } from './now.ts';
import { phoneCounter } from './people.ts';

/** In this process, answering at once; or the twin's HTTP server in a process of its own, answering after 0 ms. */
export type ProviderKind = 'process' | 'http';

/** What the provider itself took. */
export type Taken = { readonly accepted: number; readonly twice: number };

export type BenchProvider = {
  readonly provider: SmsProvider;
  /** When the last acceptance was known here; milliseconds since 1970. */
  readonly lastAt: () => number;
  readonly firstAt: () => number;
  /** Forgets when the first was. */
  readonly begin: () => void;
  /** Ends it. */
  readonly close: () => Promise<Taken>;
};

const inProcess = () => {
  const counter = phoneCounter();
  let sequence = 0;
  const provider: SmsProvider = {
    send: async ({ to }) => {
      counter.add(to);
      sequence += 1;
      return { kind: 'accepted', providerId: `sms-${sequence}` };
    },
  };
  return { provider, end: async () => ({ accepted: counter.total(), twice: counter.twice() }) };
};

const overHttp = async () => {
  const { child, ended } = startChild('messaging/children/twin.ts', {});
  const url = await new Promise<string>((resolve) => {
    child.stdout.once('data', (line: string) => resolve(line.trim()));
  });
  const config = gatewayOfTwin(url, { totalMs: 8_000 });
  const provider = gatewayProvider(config, {
    secrets: { read: async () => GATEWAY_SECRET },
    loopback: true,
  });
  const end = async (): Promise<Taken> => {
    child.kill('SIGTERM');
    const { output } = await ended;
    return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '{}') as Taken;
  };
  return { provider, end };
};

export const openProvider = async (kind: ProviderKind): Promise<BenchProvider> => {
  const { provider, end } = kind === 'process' ? inProcess() : await overHttp();
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  return {
    provider: {
      send: async (request) => {
        const answer = await provider.send(request);
        last = nowMs();
        first = Math.min(first, last);
        return answer;
      },
    },
    begin: () => {
      first = Number.POSITIVE_INFINITY;
    },
    firstAt: () => first,
    lastAt: () => last,
    close: end,
  };
};
