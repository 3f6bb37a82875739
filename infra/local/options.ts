import type { DynamoDbClientOptions } from '#shared/aws/dynamodb-client.ts';
import type { SmsProvider } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Table } from '#shared/store/table.ts';
import type { Contexts } from './contexts.ts';
import type { LocalRoute } from './http/local-route.ts';
import type { RunningPlatform } from './running-platform.ts';

/** `virtual` starts at an instant and can be moved; `machine` is the machine's own date and cannot. */
export type ClockChoice =
  | { readonly kind: 'virtual'; readonly startAt: Instant; readonly speed: 'real' | 'frozen' }
  | { readonly kind: 'machine' };

export type PlatformOptions = {
  /** 0 asks for any free port. */
  readonly port: number;
  readonly storage: { readonly kind: 'memory' } | { readonly kind: 'folder'; readonly path: string };
  /** A virtual clock of a folder that was used before goes on from where it stood. */
  readonly clock: ClockChoice;
  readonly dynamoDb?: DynamoDbClientOptions;
  /** Routes of the embedded run alone, such as the status page. */
  readonly routes?: (platform: RunningPlatform) => readonly LocalRoute[];
  readonly contexts?: Contexts;
  /** For tests: faults between the platform and its store or SMS provider. */
  readonly wrapTable?: (table: Table) => Table;
  readonly wrapSms?: (sms: SmsProvider) => SmsProvider;
  readonly logSink?: (line: string) => void;
};
