import { batchStore } from '#functions/messaging/adapters/batch-store.ts';
import { ledgerStore } from '#functions/messaging/adapters/ledger.ts';
import { messagingServices } from '#functions/messaging/container.ts';
import {
  gateSet,
  type Intent,
  intentKey,
  type MessageState,
  messagingClient,
  recipientStop,
  wakeKey,
} from '#functions/messaging/contract.ts';
import { unstored } from '#functions/messaging/domain/batch.ts';
import type { SmsAnswer, SmsRequest } from '#shared/aws/platform.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { plannedFaults, type WriteFault } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { arrivalNoticeIntent, reminderIntent } from './builders/messaging.ts';
import { noSecrets } from './messaging-harness.ts';
import { testPlatform } from './test-platform.ts';

const START = millisOf('2025-11-10T02:00:00.000Z' as Instant);
const HOUR = 3_600_000;
const NOT_AFTER = instantFromMillis(START + 24 * HOUR);
const PEOPLE = ['A', 'B', 'C'] as const;
const phoneOf = (person: string): string => `+62860123456${person.charCodeAt(0)}`;

/** What really happens at the provider, and what it says of it. `never`: the worker dies; `late`: it answers much later. */
export type Fate = { readonly taken: boolean; readonly answer: SmsAnswer['kind'] | 'never' | 'late' };

export type Move =
  | { readonly do: 'deliver'; readonly intents: readonly number[]; readonly workers: number }
  | { readonly do: 'sweep'; readonly reattach: boolean }
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'gate'; readonly open: boolean; readonly version: number }
  | { readonly do: 'stop'; readonly person: number }
  | { readonly do: 'fault'; readonly fault: WriteFault }
  | { readonly do: 'late' };

const GATE = 'event:EV1';

const reminders = PEOPLE.map((recipient) =>
  reminderIntent({
    recipient,
    to: phoneOf(recipient),
    notAfter: NOT_AFTER,
    guards: [{ gate: GATE, version: 1 }],
    unlessStopped: true,
  }),
);
const notices = PEOPLE.map((recipient) =>
  arrivalNoticeIntent({
    recipient,
    to: phoneOf(recipient),
    dueAt: instantFromMillis(START),
    notAfter: NOT_AFTER,
    guards: [],
    unlessStopped: true,
  }),
);
const intents: readonly Intent[] = [...reminders, ...notices];

export const INTENTS = intents.length;
export const PEOPLE_COUNT = PEOPLE.length;

const UNFINISHED: readonly MessageState[] = ['held', 'sending'];

type GateState = { readonly version: number; readonly open: boolean };

const stopsGate =
  (gate: GateState | undefined) =>
  ({ version }: Intent['guards'][number]): boolean =>
    gate !== undefined && (!gate.open || (version !== undefined && gate.version > version));

/** Lets everything run that can; a worker that waits for the provider waits on. */
const settled = async (work: readonly Promise<unknown>[]): Promise<void> => {
  let isOver = false;
  void Promise.allSettled(work).then(() => {
    isOver = true;
  });
  for (let turn = 0; turn < 40 && !isOver; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Messaging on the real store with a provider that keeps the truth; `violations` are promises seen broken. */
export const messagingModel = (fates: readonly Fate[]) => {
  const left = [...fates];
  const faults = plannedFaults();
  const late: (() => void)[] = [];
  const taken = new Map<string, number>();
  const stopped = new Set<string>();
  const states = new Map<string, MessageState>();
  /** Every intent, also the repetitions that the ledger orders by itself, by their queue messages. */
  const slices = new Map<string, { readonly batchKey: string; readonly slice: number }>();
  const violations: string[] = [];
  let gate: GateState | undefined;
  let now = START;
  const clock = { now: () => instantFromMillis(now) };
  const table = openSqliteTable({ path: ':memory:', clock, faults: { onWrite: faults.onWrite } });
  const base = testPlatform({ table });
  const queues: typeof base.queues = {
    send: async (_queue, messages) => {
      for (const { body } of messages)
        slices.set(String(body['batch']), { batchKey: String(body['batch']), slice: Number(body['slice']) });
    },
  };
  const settings = { ...base.settings, sms: { ...base.settings.sms, perSecond: 1000 } };
  const platform = { ...base, ...noSecrets, table, clock, queues, settings };
  const ledger = ledgerStore(table);
  const batches = batchStore(table, { limit: 1000, floor: 0 });

  const answering = (answer: Fate['answer']): Promise<SmsAnswer> => {
    const accepted = { kind: 'accepted', providerId: 'sms' } as const;
    if (answer === 'never') return new Promise(() => undefined);
    if (answer === 'late') return new Promise((resolve) => void late.push(() => resolve(accepted)));
    return Promise.resolve(answer === 'accepted' ? accepted : { kind: answer, reason: 'scripted' });
  };

  const send = ({ reference, to }: SmsRequest): Promise<SmsAnswer> => {
    const fate = left.shift() ?? { taken: true, answer: 'accepted' };
    const isReminder = reference.startsWith('reminder');
    if (isReminder && stopsGate(gate)({ gate: GATE, version: 1 }))
      violations.push('sent through a closed gate');
    if (stopped.has(to)) violations.push('sent to somebody who was stopped');
    if (clock.now() > NOT_AFTER) violations.push('sent too late');
    if (fate.taken) taken.set(reference, (taken.get(reference) ?? 0) + 1);
    return answering(fate.answer);
  };

  const { sendSlices, sweepBatches } = messagingServices({ ...platform, sms: { send } });

  const all = async () => {
    const found = await batches.due({});
    for (const batch of found.batches) slices.set(batch.key, { batchKey: batch.key, slice: 0 });
    const known = await ledger.batches([...slices.keys()]);
    const fresh = [...known.values()].flatMap((batch) =>
      batch.recipients.map((recipient) => unstored(batch, recipient)),
    );
    const rows = await ledger.rows(fresh);
    return fresh.map((message, index) => rows[index] ?? message);
  };

  const observe = async () => {
    for (const { key, state } of await all()) {
      const before = states.get(key) ?? 'held';
      const rises = before === 'unknown' && state === 'accepted';
      if (!UNFINISHED.includes(before) && before !== state && !rises)
        violations.push(`${before} became ${state}`);
      states.set(key, state);
    }
  };

  const moves: { readonly [D in Move['do']]: (move: Extract<Move, { do: D }>) => Promise<void> } = {
    deliver: ({ intents: chosen, workers }) => {
      const keys = [...slices.values()];
      const picked = chosen.flatMap((index) => keys[index % Math.max(1, keys.length)] ?? []);
      return settled(
        Array.from({ length: workers }, (_, worker) =>
          sendSlices(picked, worker === 0 ? 'urgent' : 'standard'),
        ),
      );
    },
    sweep: (sweep) => settled([sweepBatches(sweep)]),
    pass: async ({ seconds }) => {
      now += seconds * 1000;
    },
    gate: async (state) => {
      await table.write(gateSet(GATE, state)).catch(() => undefined);
      const item = await table.get({ table: 'messages', key: { pk: `GATE#${GATE}`, sk: 'GATE' } });
      if (item !== undefined) gate = { version: Number(item['version']), open: item['open'] === true };
    },
    stop: async ({ person }) => {
      const who = PEOPLE[person] ?? 'A';
      await table.write(recipientStop(phoneOf(who), who, clock.now())).catch(() => undefined);
      if ((await ledger.phone(phoneOf(who))).stopped.has(who)) stopped.add(phoneOf(who));
    },
    fault: async ({ fault }) => faults.next(fault),
    late: () => {
      for (const answer of late.splice(0)) answer();
      return settled([new Promise(() => undefined)]);
    },
  };

  const run = async (move: Move) => {
    // The table above has a function for exactly this kind of move.
    await (moves[move.do] as (move: Move) => Promise<void>)(move);
    await observe();
  };

  return {
    violations,
    /** How often the provider took each message. */
    taken,
    begin: async () => {
      await messagingClient(platform).recordEach(intents);
      for (const intent of intents) slices.set(wakeKey(intent), { batchKey: wakeKey(intent), slice: 0 });
    },
    run,
    /** Time goes by without further moves: everything must come to an end by itself. */
    finish: async () => {
      for (const seconds of [600, 600, 600, 6 * 3600, 20 * 3600, 60 * 3600]) {
        await run({ do: 'sweep', reattach: true });
        await run({ do: 'deliver', intents: [...slices.keys()].map((_, index) => index), workers: 1 });
        now += seconds * 1000;
      }
      await run({ do: 'sweep', reattach: true });
      await run({ do: 'deliver', intents: [...slices.keys()].map((_, index) => index), workers: 1 });
      await run({ do: 'sweep', reattach: true });
      const messages = await all();
      const { batches: due } = await batches.due({});
      const expected = intents.map(intentKey);
      table.close();
      return { messages, due, expected };
    },
  };
};
