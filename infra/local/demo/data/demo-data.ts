import * as z from 'zod';
import { createEventContract } from '#functions/events/contract.ts';
import arrivalJson from './arrival.json' with { type: 'json' };
import eventsJson from './events.json' with { type: 'json' };

export const demoEventKeys = ['takisung', 'natar', 'ambawang', 'coordination', 'visit'] as const;
export type DemoEventKey = (typeof demoEventKeys)[number];

const audienceSchema = z.strictObject({
  audience: z.enum(['village_officers', 'job_seekers', 'placement_companies']),
  districtCode: z.string(),
  count: z.int().positive(),
  /** Places in the list, from 0, of two who are reached on one phone. */
  onePhone: z.tuple([z.int(), z.int()]).optional(),
});

/** Who comes to a demo event. */
export type Audience = z.output<typeof audienceSchema>;

const eventSchema = z.strictObject({
  key: z.enum(demoEventKeys),
  /** The demo account that plans it. */
  account: z.string(),
  /** What the report of the event leaves open and we made up. */
  oursNotReported: z.array(z.string()),
  /** Absent: nobody registers. */
  participants: audienceSchema.optional(),
  event: createEventContract.body.schema,
  movedTo: z.strictObject({ localStart: z.string(), localEnd: z.string() }).optional(),
});

export type DemoEvent = z.output<typeof eventSchema>;

const eventsSchema = z.strictObject({ about: z.string(), events: z.array(eventSchema) });

const arrivalSchema = z.strictObject({
  about: z.string(),
  oursNotReported: z.array(z.string()),
  arrival: z.strictObject({
    checkpointId: z.string(),
    kind: z.literal('deportation'),
    origin: z.strictObject({ country: z.string(), state: z.string(), depot: z.string() }),
    letter: z.strictObject({ number: z.string(), date: z.string(), from: z.string() }),
    expectedLocal: z.string(),
    expectedPeople: z.int(),
  }),
  figures: z.strictObject({ people: z.int(), men: z.int(), women: z.int(), children: z.int() }),
  causes: z.record(z.string(), z.int()),
  provinces: z.record(z.string(), z.strictObject({ name: z.string(), people: z.int() })),
  correction: z.strictObject({ from: z.string(), to: z.string(), people: z.int() }),
});

const events = eventsSchema.parse(eventsJson).events;

export const demoEvents: readonly DemoEvent[] = events;

export const demoEvent = (key: DemoEventKey): DemoEvent => {
  const found = events.find((event) => event.key === key);
  if (found === undefined) throw new Error(`events.json has no event ${key}`);
  return found;
};

export const demoArrival = arrivalSchema.parse(arrivalJson);
