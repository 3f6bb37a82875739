import { messageStore } from '#functions/messaging/adapters/message-store.ts';
import { messagingServices } from '#functions/messaging/container.ts';
import {
  gateSet,
  type Intent,
  intentKey,
  type MessageState,
  messagingClient,
} from '#functions/messaging/contract.ts';
import type { SmsAnswer, SmsRequest } from '#shared/aws/platform.ts';
import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';
import { plannedFaults, type WriteFault } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { arrivalNoticeIntent, reminderIntent } from './builders/messaging.ts';
import { testPlatform } from './test-platform.ts';

const START = millisOf('2025-11-10T02:00:00.000Z' as Instant);
const HOUR = 3_600_000;
const NOT_AFTER = instantFromMillis(START + 24 * HOUR);
const PEOPLE = ['A', 'B', 'C'] as const;

/** What really happens at the provider, and what it says of it. `never`: the worker dies; `late`: it answers much later. */
export type Fate = { readonly taken: boolean; readonly answer: SmsAnswer['kind'] | 'never' | 'late' };

export type Move =
  | { readonly do: 'deliver'; readonly keys: readonly number[]; readonly workers: number }
  | { readonly do: 'sweep'; readonly reattach: boolean }
  | { readonly do: 'pass'; readonly seconds: number }
  | { readonly do: 'gate'; readonly gate: number; readonly open: boolean; readonly version: number }
  | { readonly do: 'fault'; readonly fault: WriteFault }
  | { readonly do: 'late' };

const GATES = ['event:EV1', ...PEOPLE.map((person) => `registration:${person}`)];

const reminders = PEOPLE.map((recipient) =>
  reminderIntent({
    recipient,
    notAfter: NOT_AFTER,
    guards: [{ gate: 'event:EV1', version: 1 }, { gate: `registration:${recipient}` }],
  }),
);
const notices = PEOPLE.map((recipient) =>
  arrivalNoticeIntent({
    recipient,
    dueAt: instantFromMillis(START),
    notAfter: NOT_AFTER,
    guards: [{ gate: `registration:${recipient}` }],
  }),
);
const intents: readonly Intent[] = [...reminders, ...notices];

/** By key, with the repetition that each notice may have. */
const known = new Map<string, Intent>([
  ...intents.map((intent) => [intentKey(intent), intent] as const),
  ...notices.map((notice) => [intentKey({ ...notice, rule: `${notice.rule}:ulang` }), notice] as const),
]);
const keys = [...known.keys()];

export const KEYS = keys.length;
export const INTENTS = intents.length;
export const GATE_COUNT = GATES.length;

const UNFINISHED: readonly MessageState[] = ['held', 'sending'];

type GateState = { readonly version: number; readonly open: boolean };

const stops =
  (gates: ReadonlyMap<string, GateState>) =>
  ({ gate, version }: Intent['guards'][number]): boolean => {
    const state = gates.get(gate);
    return state !== undefined && (!state.open || (version !== undefined && state.version > version));
  };

/** Lets everything run that can; a worker that waits for the provider waits on. */
const settled = async (work: readonly Promise<unknown>[]): Promise<void> => {
  for (const each of work) each.catch(() => undefined);
  for (let turn = 0; turn < 15; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** Messaging on the real store with a provider that keeps the truth; `violations` are promises seen broken. */
export const messagingModel = (fates: readonly Fate[]) => {
  const left = [...fates];
  const faults = plannedFaults();
  const late: (() => void)[] = [];
  const taken = new Map<string, number>();
  const gates = new Map<string, GateState>();
  const states = new Map<string, MessageState>();
  const violations: string[] = [];
  let now = START;
  const clock = { now: () => instantFromMillis(now) };
  const table = openSqliteTable({ path: ':memory:', clock, faults: { onWrite: faults.onWrite } });
  const platform = { ...testPlatform(), table, clock };
  const store = messageStore(table);

  const answering = (answer: Fate['answer']): Promise<SmsAnswer> => {
    const accepted = { kind: 'accepted', providerId: 'sms' } as const;
    if (answer === 'never') return new Promise(() => undefined);
    if (answer === 'late') return new Promise((resolve) => void late.push(() => resolve(accepted)));
    return Promise.resolve(answer === 'accepted' ? accepted : { kind: answer, reason: 'scripted' });
  };

  const send = ({ reference }: SmsRequest): Promise<SmsAnswer> => {
    const fate = left.shift() ?? { taken: true, answer: 'accepted' };
    if (known.get(reference)?.guards.some(stops(gates))) violations.push('sent through a closed gate');
    if (clock.now() > NOT_AFTER) violations.push('sent too late');
    if (fate.taken) taken.set(reference, (taken.get(reference) ?? 0) + 1);
    return answering(fate.answer);
  };

  const { sendBatch, sweepMessages } = messagingServices({ ...platform, sms: { send } });

  const observe = async () => {
    for (const { key, state } of await store.load(keys)) {
      const before = states.get(key) ?? 'held';
      const rises = before === 'unknown' && state === 'accepted';
      if (!UNFINISHED.includes(before) && before !== state && !rises)
        violations.push(`${before} became ${state}`);
      states.set(key, state);
    }
  };

  const setGate = async (gate: string, state: GateState) => {
    await table.write(gateSet(gate, state)).catch(() => undefined);
    const item = await table.get({ table: 'messages', key: { pk: `GATE#${gate}`, sk: 'GATE' } });
    if (item !== undefined)
      gates.set(gate, { version: Number(item['version']), open: item['open'] === true });
  };

  const moves: { readonly [D in Move['do']]: (move: Extract<Move, { do: D }>) => Promise<void> } = {
    deliver: ({ keys: chosen, workers }) => {
      const batch = chosen.flatMap((index) => keys[index] ?? []);
      return settled(Array.from({ length: workers }, () => sendBatch(batch)));
    },
    sweep: (sweep) => settled([sweepMessages(sweep)]),
    pass: async ({ seconds }) => {
      now += seconds * 1000;
    },
    gate: ({ gate, ...state }) => setGate(GATES[gate] ?? '', state),
    fault: async ({ fault }) => faults.next(fault),
    late: () => {
      for (const answer of late.splice(0)) answer();
      return settled([]);
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
    begin: () => messagingClient(platform).record(intents),
    run,
    /** Time goes by without further moves: everything must come to an end by itself. */
    finish: async () => {
      for (let round = 0; round < 12; round += 1) {
        await run({ do: 'sweep', reattach: true });
        await run({ do: 'deliver', keys: keys.map((_, index) => index), workers: 1 });
        await run({ do: 'pass', seconds: 3 * 3600 });
      }
      const messages = await store.load(keys);
      const due = await store.due({});
      table.close();
      return { messages, due: due.messages };
    },
  };
};
