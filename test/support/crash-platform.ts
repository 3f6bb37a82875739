import { platformContexts } from '#infra/local/contexts.ts';
import type { FunctionMaker, FunctionMakers } from '#infra/local/functions/bound-functions.ts';
import type { LocalRoute } from '#infra/local/http/local-route.ts';
import { startPlatform } from '#infra/local/start-platform.ts';
import type { SmsProvider } from '#shared/aws/platform.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { Query, Table, Write } from '#shared/store/table.ts';
import { type Arming, type DeadMansSwitch, deadMansSwitch, isClaim } from './crash-points.ts';

/** What is wrong with this platform on purpose. */
export type Faults = {
  /** Claims take this long to reach the store: two senders then hold the same message at once. */
  readonly claimDelayMs?: number;
  /** The guard of the claim is taken out. */
  readonly claimsUnguarded?: boolean;
  /** Every queue message reaches two senders at once, as queues may. */
  readonly deliveredTwice?: boolean;
  /** The sweepers do nothing, neither each minute nor at the start. */
  readonly sweepersOff?: boolean;
  /** Instead of few. */
  readonly peoplePerPage?: number;
};

export type CrashPlatformOptions = {
  readonly folder: string;
  readonly startAt: string;
  readonly faults: Faults;
};

/** Few enough that a fan-out over a handful of people has several pages; a short page with a cursor is always allowed. */
const PEOPLE_PER_PAGE = 2;

const shortPages = (query: Query, limit: number): Query => {
  const prefix = query.sort !== undefined && 'beginsWith' in query.sort ? query.sort.beginsWith : '';
  return query.table === 'registrations' && prefix === 'REG#' ? { ...query, limit } : query;
};

const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

const unguarded = (write: Write): Write => {
  const { if: _, ...rest } = write;
  return isClaim(write) ? (rest as Write) : write;
};

const faultyTable = (
  table: Table,
  { claimDelayMs = 0, claimsUnguarded = false, peoplePerPage = PEOPLE_PER_PAGE }: Faults,
): Table => ({
  ...table,
  query: (query) => table.query(shortPages(query, peoplePerPage)),
  writeEach: async (writes) => {
    if (claimDelayMs > 0 && writes.some(isClaim)) await pause(claimDelayMs);
    return table.writeEach(claimsUnguarded ? writes.map(unguarded) : writes);
  },
});

const mortalTable = (table: Table, { around }: DeadMansSwitch): Table => ({
  ...table,
  write: (write) => around({ of: 'write', writes: [write] }, () => table.write(write)),
  writeEach: (writes) => around({ of: 'writeEach', writes }, () => table.writeEach(writes)),
  transact: (writes, options) => around({ of: 'transact', writes }, () => table.transact(writes, options)),
});

const mortalSms = (sms: SmsProvider, { around }: DeadMansSwitch): SmsProvider => ({
  send: (request) => around('provider', () => sms.send(request)),
});

const armRoute = ({ arm }: DeadMansSwitch): LocalRoute => ({
  method: 'POST',
  path: '/local/arm',
  handle: async ({ body }) => {
    // Sent by the test itself.
    arm(JSON.parse(body.toString()) as Arming);
    return { status: 204, headers: {}, body: '' };
  },
});

/** With slow claims both have read before either claims. */
const twice =
  (make: FunctionMaker): FunctionMaker =>
  (platform) => {
    const senders = [make(platform), make(platform)];
    return async (event, context) =>
      (await Promise.all(senders.map((sender) => sender(event, context)))).at(0);
  };

const faultyMaker = (name: string, make: FunctionMaker, faults: Faults): FunctionMaker => {
  if (faults.sweepersOff && name.endsWith('-sweep')) return () => async () => undefined;
  return faults.deliveredTwice && name.startsWith('messaging-send-') ? twice(make) : make;
};

const faultyMakers = (makers: FunctionMakers, faults: Faults): FunctionMakers =>
  Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, faultyMaker(name, make, faults)]));

/** The whole platform on a folder, with a switch that kills it at an exact point. Prints its address when it is ready. */
const run = async ({ folder, startAt, faults }: CrashPlatformOptions) => {
  const { makers } = platformContexts;
  const toDie = deadMansSwitch();
  const platform = await startPlatform({
    port: 0,
    storage: { kind: 'folder', path: folder },
    clock: { kind: 'virtual', startAt: startAt as Instant, speed: 'frozen' },
    wrapTable: (table) => mortalTable(faultyTable(table, faults), toDie),
    wrapSms: (sms) => mortalSms(sms, toDie),
    routes: () => [armRoute(toDie)],
    contexts: { ...platformContexts, makers: faultyMakers(makers, faults) },
  });
  process.stdout.write(`${platform.url}\n`);
};

// Ends with whoever started it, however that ends.
process.stdin.on('end', () => process.exit(0)).resume();
await run(JSON.parse(process.argv[2] ?? '{}') as CrashPlatformOptions);
