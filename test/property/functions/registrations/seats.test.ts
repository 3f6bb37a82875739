import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registrationsServices } from '#functions/registrations/container.ts';
import { seatsChange, seatsOpen } from '#functions/registrations/contract.ts';
import { StoreBusy } from '#shared/store/errors.ts';
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

type Command =
  | { readonly do: 'register'; readonly person: number }
  | { readonly do: 'cancel'; readonly nth: number }
  | { readonly do: 'resize'; readonly capacity: number }
  | { readonly do: 'fill' };
type Fault = 'none' | 'busy' | 'answer_lost';
type Step = { readonly command: Command; readonly faults: readonly Fault[] };

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('register' as const), person: fc.nat(11) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), nth: fc.nat(30) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('resize' as const), capacity: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'fill' as const }) },
);

const fault: fc.Arbitrary<Fault> = fc.constantFrom('none', 'none', 'answer_lost', 'busy');

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ command, faults: fc.array(fault, { maxLength: 3 }) }),
  { minLength: 1, maxLength: 40 },
);

const world = async (capacity: number) => {
  const platform = testPlatform();
  let planned: Fault[] = [];
  const table = withFaultyWrites(platform.table, () => {
    const next = planned.shift();
    return next === 'none' ? undefined : next;
  });
  const services = registrationsServices({ ...platform, table });
  await platform.table.write(seatsOpen(seatsSnapshot({ capacity })));
  return {
    platform,
    services,
    plan: (list: readonly Fault[]) => {
      planned = [...list];
    },
  };
};

type World = Awaited<ReturnType<typeof world>>;

/** The same rules as a list and a line, written down without a store. */
const model = (initial: number) => {
  let capacity = initial;
  const seated: string[] = [];
  const waiting: string[] = [];
  const left: string[] = [];
  const fill = () => {
    while (seated.length < capacity && waiting.length > 0) seated.push(...waiting.splice(0, 1));
  };
  const take = (list: string[], id: string) => {
    const at = list.indexOf(id);
    if (at >= 0) list.splice(at, 1);
    return at >= 0;
  };
  return {
    seated,
    waiting,
    left,
    join: (id: string) => (seated.length < capacity && waiting.length === 0 ? seated : waiting).push(id),
    leave: (id: string) => {
      if (take(seated, id) || take(waiting, id)) left.push(id);
      fill();
    },
    resize: (to: number) => {
      capacity = to;
      fill();
    },
    capacity: () => capacity,
  };
};

type Model = ReturnType<typeof model>;

const target = { eventId: EVENT_ID, officeId: 'bp3mi-kalbar', by: 'organiser-kalbar' };

const settled = async (work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StoreBusy)) throw error;
  }
};

const runCommand = async (
  { platform, services }: World,
  expected: Model,
  wanted: Command,
  known: string[],
) => {
  if (wanted.do === 'register') {
    const result = await services.register({
      ...target,
      registrationId: platform.ids.id(),
      participant: participant({ phone: phoneOf(wanted.person) }),
    });
    if (result.ok) {
      known.push(result.value.registrationId);
      expected.join(result.value.registrationId);
    }
  } else if (wanted.do === 'cancel') {
    const registrationId = known[wanted.nth % Math.max(1, known.length)];
    if (registrationId === undefined) return;
    const result = await services.cancelRegistration({ ...target, registrationId, reason: 'berhalangan' });
    if (result.ok) expected.leave(registrationId);
  } else if (wanted.do === 'resize') {
    await platform.table.write(seatsChange(seatsSnapshot({ capacity: wanted.capacity })));
    expected.resize(wanted.capacity);
  } else await services.fillSeats(EVENT_ID);
};

const agrees = async ({ platform }: World, expected: Model) => {
  const stored = await storedSeats(platform.table);
  const inState = (status: string) =>
    stored.registrations.filter((one) => one.status === status).map((one) => one.registrationId);
  expect(inState('seated').toSorted()).toEqual(expected.seated.toSorted());
  expect(stored.line).toEqual(expected.waiting);
  expect(inState('waiting').toSorted()).toEqual(expected.waiting.toSorted());
  expect(inState('cancelled').toSorted()).toEqual(expected.left.toSorted());
  expect(stored.guards.toSorted()).toEqual([...expected.seated, ...expected.waiting].toSorted());
  expect(stored.seats).toMatchObject({ seated: expected.seated.length, waiting: expected.waiting.length });
};

describe('seats of an event, whatever happens in whatever order and with whatever faults', () => {
  it('agree with the rules after every command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), steps, async (capacity, list) => {
        const here = await world(capacity);
        const expected = model(capacity);
        const known: string[] = [];
        for (const { command: wanted, faults } of list) {
          here.plan(faults);
          await settled(() => runCommand(here, expected, wanted, known));
          here.plan([]);
          // Whoever was interrupted leaves the rest to the sweeper.
          await here.services.sweepSeats();
          await agrees(here, expected);
        }
        here.platform.close();
      }),
      { numRuns: 200 },
    );
  });

  it('never seat more than there is room for, nor leave a seat empty while somebody waits, in a rush', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 12 }),
        fc.array(fc.nat(11), { maxLength: 8 }),
        async (capacity, people, leavers) => {
          const { platform, services } = await world(capacity);
          const register = (person: number) =>
            services.register({
              ...target,
              registrationId: platform.ids.id(),
              participant: participant({ phone: phoneOf(person) }),
            });
          const first = await Promise.all(Array.from({ length: people }, (_, person) => register(person)));
          const ids = first.flatMap((result) => (result.ok ? [result.value.registrationId] : []));
          await Promise.all([
            ...leavers
              .flatMap((nth) => ids[nth] ?? [])
              .map((registrationId) =>
                services.cancelRegistration({ ...target, registrationId, reason: 'berhalangan' }),
              ),
            ...Array.from({ length: 6 }, (_, person) => register(100 + person)),
          ]);
          const { seats, registrations } = await storedSeats(platform.table);
          const seated = registrations.filter((one) => one.status === 'seated').length;
          const waiting = registrations.filter((one) => one.status === 'waiting').length;
          expect(seats).toMatchObject({ seated, waiting });
          expect(seated).toBe(Math.min(capacity, seated + waiting));
          platform.close();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('promote exactly one for each freed seat, and tell exactly that one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        async (leaving, waiting) => {
          const { platform, services } = await world(5);
          const register = (person: number) =>
            services.register({
              ...target,
              registrationId: platform.ids.id(),
              participant: participant({ phone: phoneOf(person) }),
            });
          const ids: string[] = [];
          for (let person = 0; person < 5 + waiting; person += 1) {
            const result = await register(person);
            if (result.ok) ids.push(result.value.registrationId);
          }
          await Promise.all(
            ids
              .slice(0, leaving)
              .map((registrationId) =>
                services.cancelRegistration({ ...target, registrationId, reason: 'berhalangan' }),
              ),
          );
          const ordered = await orderedMessages(platform.table, `event:${EVENT_ID}`);
          const told = ordered.filter(({ kind }) => kind === 'promoted').map(({ recipient }) => recipient);
          expect(told.toSorted()).toEqual(ids.slice(5, 5 + Math.min(leaving, waiting)).toSorted());
          platform.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});
