import type { Put, TransactWrite } from '#shared/store/table.ts';

/** One call of the store that writes. */
export type StoreCall = {
  readonly of: 'write' | 'writeEach' | 'transact';
  readonly writes: readonly TransactWrite[];
};

type Side = 'before' | 'after';

/** An exact place in the work of the platform: on one side of the first call that `hits`. */
type CrashPoint = { readonly side: Side; readonly hits: (call: StoreCall) => boolean };

const putIn = (table: Put['table'], sortPrefix: string, is: (item: Put['item']) => boolean = () => true) => {
  return (write: TransactWrite): boolean =>
    write.kind === 'put' && write.table === table && write.item.sk.startsWith(sortPrefix) && is(write.item);
};

const updateOf = (table: Put['table'], attribute: string) => (write: TransactWrite) =>
  write.kind === 'update' && write.table === table && write.set?.[attribute] !== undefined;

const at = (side: Side, of: StoreCall['of'], hits: (write: TransactWrite) => boolean): CrashPoint => ({
  side,
  hits: (call) => call.of === of && call.writes.some(hits),
});

const isFirstClaim = putIn('messages', 'M#', ({ state }) => state === 'sending');

/** The first one makes the message's row; later attempts find it there. */
export const isClaim = (write: TransactWrite): boolean =>
  isFirstClaim(write) ||
  (write.kind === 'update' && write.table === 'messages' && write.set?.['state'] === 'sending');

const batchUpdate = (attribute: string) => {
  const hasIt = updateOf('messages', attribute);
  return (write: TransactWrite): boolean =>
    hasIt(write) && write.kind === 'update' && write.key.sk.startsWith('BATCH#');
};

const isProgress = (write: TransactWrite): boolean =>
  write.kind === 'update' && write.table === 'messages' && write.key.sk.startsWith('PROGRESS#');

const isCancelled = putIn('registrations', 'REG#', ({ status }) => status === 'cancelled');
const isTimeline = (write: TransactWrite): boolean =>
  write.kind !== 'check' && write.table === 'reminders' && write.kind === 'put';
const isHigherRung = putIn('arrivals', 'NOTICE#', ({ current }) =>
  /"rung":[2-9]/.test(JSON.stringify(current)),
);

const storePoints = {
  'page-written': at(
    'after',
    'transact',
    putIn('messages', 'BATCH#', ({ kind }) => kind === 'reminder'),
  ),
  /** The pacer has given leave. */
  'before-claim': at('before', 'writeEach', isClaim),
  claimed: at('after', 'writeEach', isClaim),
  'outcome-recorded': at('after', 'writeEach', updateOf('messages', 'providerId')),
  'slice-reported': at('after', 'write', isProgress),
  'before-close': at('before', 'transact', batchUpdate('spent')),
  closed: at('after', 'transact', batchUpdate('spent')),
  'put-off': at('after', 'write', batchUpdate('dueAt')),
  'second-recorded': at(
    'after',
    'transact',
    putIn('messages', 'BATCH#', ({ again }) => again === true),
  ),
  'page-finished': at('after', 'write', updateOf('reminders', 'fanOut')),
  'people-written': at('after', 'writeEach', putIn('arrivals', 'PERSON#')),
  'manifest-stored': at('after', 'transact', putIn('arrivals', 'MANIFEST#')),
  'before-announcement': at('before', 'transact', putIn('arrivals', 'NOTICE#')),
  announced: at('after', 'transact', putIn('arrivals', 'NOTICE#')),
  'rung-called': at('after', 'transact', isHigherRung),
  registered: at('after', 'transact', putIn('registrations', 'PERSON#')),
  'before-answer-is-kept': at('before', 'write', updateOf('requests', 'answer')),
  'seat-passed-on': at('after', 'transact', isCancelled),
  'timeline-stored': at('after', 'transact', isTimeline),
} as const satisfies Record<string, CrashPoint>;

export type CrashPointName = keyof typeof storePoints | 'provider-accepted';

/** When to die: at a named point, or at the nth call that writes or sends. */
export type Arming = { readonly point: CrashPointName } | { readonly calls: number; readonly side: Side };

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  // Nothing may run between the signal and the end.
  return new Promise<never>(() => undefined);
};

/** Kills this process when its moment has come. */
export const deadMansSwitch = () => {
  let armed: Arming | undefined;
  let left = 0;

  const isAt = (name: CrashPointName, side: Side, call: StoreCall | 'provider'): boolean => {
    if (name === 'provider-accepted') return call === 'provider' && side === 'after';
    const point: CrashPoint = storePoints[name];
    return call !== 'provider' && point.side === side && point.hits(call);
  };

  const isNow = (side: Side, call: StoreCall | 'provider', toGo: number): boolean => {
    if (armed === undefined) return false;
    return 'point' in armed ? isAt(armed.point, side, call) : toGo === 0 && side === armed.side;
  };

  return {
    arm: (arming: Arming) => {
      armed = arming;
      left = 'calls' in arming ? arming.calls : 0;
    },
    around: async <T>(call: StoreCall | 'provider', run: () => Promise<T>): Promise<T> => {
      left -= 1;
      // Others may begin before this one ends.
      const toGo = left;
      if (isNow('before', call, toGo)) return die();
      const result = await run();
      return isNow('after', call, toGo) ? die() : result;
    },
  };
};

export type DeadMansSwitch = ReturnType<typeof deadMansSwitch>;
