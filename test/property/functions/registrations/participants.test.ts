import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsChange, seatsCode, seatsOpen } from '#functions/registrations/contract.ts';
import { StoreAnswerLost, StoreBusy } from '#shared/store/errors.ts';
import { withFaultyWrites } from '#shared/store/faults/faulty-writes.ts';
import {
  EVENT_ID,
  participant,
  phoneOf,
  seatsSnapshot,
  storedSeats,
} from '#test/support/builders/registrations.ts';
import { orderedMessages } from '#test/support/ordered-messages.ts';
import { testPlatform } from '#test/support/test-platform.ts';

const CODE = 'MFH71K';

type Command =
  | { readonly do: 'register'; readonly person: number }
  | { readonly do: 'group'; readonly officer: number; readonly members: readonly number[] }
  | { readonly do: 'leave' | 'rename' | 'quiet'; readonly nth: number }
  | { readonly do: 'hand_over'; readonly nth: number; readonly to: number }
  | { readonly do: 'resize'; readonly capacity: number };
type Fault = 'none' | 'busy' | 'answer_lost';

const person = fc.nat(9);
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('register' as const), person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('group' as const),
      officer: person,
      members: fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('leave' as const, 'leave' as const, 'rename' as const, 'quiet' as const),
      nth: fc.nat(30),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hand_over' as const), nth: fc.nat(30), to: person }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('resize' as const), capacity: fc.integer({ min: 1, max: 6 }) }),
  },
);

const steps = fc.array(
  fc.record({
    command,
    faults: fc.array(fc.constantFrom<Fault>('none', 'none', 'answer_lost', 'busy'), { maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 30 },
);

const snapshot = (capacity: number) => seatsSnapshot({ capacity, code: CODE, publicRegistration: true });

const world = async (capacity: number) => {
  const platform = testPlatform();
  let planned: Fault[] = [];
  const table = withFaultyWrites(platform.table, () => {
    const next = planned.shift();
    return next === 'none' ? undefined : next;
  });
  await platform.table.writeEach([seatsOpen(snapshot(capacity)), ...seatsCode(snapshot(capacity))]);
  let networks = 0;
  return {
    platform,
    services: registrationsServices({ ...platform, table }),
    tokens: [] as string[],
    /** Everybody from elsewhere: limits have tests of their own. */
    network: () => `network-${++networks}`,
    plan: (list: readonly Fault[]) => {
      planned = [...list];
    },
  };
};

type World = Awaited<ReturnType<typeof world>>;

const settled = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    // What cannot be counted goes no further, and says that the store is busy.
    if (!(error instanceof StoreBusy || error instanceof StoreAnswerLost)) throw error;
  }
};

const someone = (number: number) =>
  participant({ phone: phoneOf(number), name: `Peserta ${'abcdefghij'[number]}${'abcdefghij'[number]}` });

const opened = async ({ services }: World) => {
  const page = await services.openEvent(CODE);
  if (!page.ok) throw new Error('the page is gone');
  return { code: CODE, seats: page.value.seats, formKey: services.tokens.formKey() };
};

const runCommand = async (here: World, wanted: Command): Promise<void> => {
  const { services, tokens, platform } = here;
  if (wanted.do === 'register') {
    const form = { ...(await opened(here)), participant: someone(wanted.person), network: here.network() };
    const sent = await services.submit(form);
    if (sent.ok) tokens.push(sent.value.token);
  } else if (wanted.do === 'group') {
    const officer = someone(wanted.officer);
    const members = wanted.members.map((number) =>
      number > 2
        ? { participant: someone(number), ownPhone: true }
        : { participant: { ...someone(number), phone: officer.phone }, ownPhone: false },
    );
    const rows = await services.submitGroup({
      ...(await opened(here)),
      officer,
      members,
      network: here.network(),
    });
    for (const { outcome } of rows) if (outcome.ok) tokens.push(outcome.value.token);
  } else if (wanted.do === 'resize') {
    await platform.table.write(seatsChange(snapshot(wanted.capacity)));
    await services.fillSeats(EVENT_ID);
  } else await byLink(here, wanted, tokens[wanted.nth % Math.max(1, tokens.length)]);
};

const byLink = async (
  here: World,
  wanted: Extract<Command, { readonly nth: number }>,
  token: string | undefined,
): Promise<void> => {
  const { services } = here;
  if (token === undefined) return;
  if (wanted.do === 'leave') await services.leaveByLink(token);
  else if (wanted.do === 'rename') await services.changeByLink(token, { name: 'Nama Baru' });
  else if (wanted.do === 'quiet') await services.quietByLink(token);
  else if (wanted.do === 'hand_over') {
    const { name, phone } = someone(wanted.to);
    const given = await services.handOver(token, { name, phone }, here.network());
    if (given.ok) here.tokens.push(given.value);
  }
};

const state = async ({ platform }: World) => {
  const stored = await storedSeats(platform.table);
  const { items } = await platform.table.query({
    table: 'registrations',
    partition: `EVENT#${EVENT_ID}`,
    sort: { beginsWith: 'REPEAT#' },
    limit: 1000,
  });
  const active = stored.registrations.filter(({ status }) => status !== 'cancelled');
  return {
    ...stored,
    active,
    codes: [...stored.registrations.map(({ code }) => code), ...items.map((item) => item['code'])],
  };
};

type State = Awaited<ReturnType<typeof state>>;

const holds = (now: State, before: State, capacity: number): void => {
  const seated = now.active.filter(({ status }) => status === 'seated');
  const waiting = now.active.filter(({ status }) => status === 'waiting');
  expect(now.seats).toMatchObject({ seated: seated.length, waiting: waiting.length });
  // More than there is room for only where the hall was made smaller under them.
  const seatedBefore = before.active.filter(({ status }) => status === 'seated').length;
  expect(seated.length).toBeLessThanOrEqual(Math.max(capacity, seatedBefore));
  expect(waiting.length === 0 || seated.length >= capacity).toBe(true);
  expect(new Set(now.active.map(({ identity }) => identity)).size).toBe(now.active.length);
  expect(now.guards.toSorted()).toEqual(now.active.map(({ registrationId }) => registrationId).toSorted());
  expect(now.line.toSorted()).toEqual(waiting.map(({ registrationId }) => registrationId).toSorted());
  expect(new Set(now.codes).size).toBe(now.codes.length);
  const gone = before.registrations.filter(({ status }) => status === 'cancelled');
  const back = new Set(now.active.map(({ registrationId }) => registrationId));
  expect(gone.filter(({ registrationId }) => back.has(registrationId))).toEqual([]);
};

describe('what participants do by themselves, in whatever order and with whatever faults', () => {
  it('keeps seats, identities, codes and the line in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (initial, list) => {
        const here = await world(initial);
        let capacity = initial;
        let before = await state(here);
        for (const { command: wanted, faults } of list) {
          here.plan(faults);
          await settled(() => runCommand(here, wanted));
          here.plan([]);
          if (wanted.do === 'resize') capacity = wanted.capacity;
          // Whoever was interrupted leaves the rest to the sweeper.
          await here.services.sweepSeats();
          const now = await state(here);
          holds(now, before, capacity);
          before = now;
        }
        here.platform.close();
      }),
      { numRuns: 150 },
    );
  });

  it('promotes exactly one for each freed seat, and tells exactly that one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(20), { maxLength: 12 }), async (leavers) => {
        const here = await world(3);
        for (let number = 0; number < 9; number += 1)
          await runCommand(here, { do: 'register', person: number });
        for (const nth of leavers) {
          const before = await state(here);
          await runCommand(here, { do: 'leave', nth });
          const now = await state(here);
          const seatedIn = ({ active }: State) =>
            new Set(
              active.filter(({ status }) => status === 'seated').map(({ registrationId }) => registrationId),
            );
          const [was, is] = [seatedIn(before), seatedIn(now)];
          const freed = [...was].filter((id) => !is.has(id)).length;
          const promoted = [...is].filter((id) => !was.has(id));
          expect(promoted).toEqual(before.line.slice(0, freed));
        }
        const told = (await orderedMessages(here.platform.table, `event:${EVENT_ID}`)).map(
          ({ kind, recipient }) => ({ kind, recipient }),
        );
        const sat = (await state(here)).registrations.filter(({ promotedAt }) => promotedAt !== undefined);
        expect(told.map(({ recipient }) => recipient).toSorted()).toEqual(
          sat.map(({ registrationId }) => registrationId).toSorted(),
        );
        expect(told.every(({ kind }) => kind === 'promoted')).toBe(true);
        here.platform.close();
      }),
      { numRuns: 40 },
    );
  });
});
