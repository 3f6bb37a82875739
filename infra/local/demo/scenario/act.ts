import { type Instant, parseLocalDateTime, toInstant, type Zone } from '#shared/kernel/time.ts';
import type { DemoClient } from '../client/demo-client.ts';
import type { DemoEventKey } from '../data/demo-data.ts';

/** What the acts of the demo must remember of each other. */
export type Notebook = {
  readonly events: Map<DemoEventKey, string>;
  arrivalId?: string;
};

export type Stage = {
  readonly api: DemoClient;
  readonly notebook: Notebook;
  /** Adds a line to the story. */
  readonly tell: (line: string) => void;
};

/** Somebody does something at a moment of the story. */
export type Act = {
  readonly at: Instant;
  /** The clock on the wall that the act happens under. */
  readonly zone: Zone;
  readonly title: string;
  readonly run: (stage: Stage) => Promise<void>;
};

export const localInstant = (local: string, zone: Zone): Instant => {
  const parsed = parseLocalDateTime(local);
  if (parsed === undefined) throw new Error(`not a local time: ${local}`);
  return toInstant(parsed, zone);
};

/** Acts of one zone, written as its clocks show them. */
export const actsIn =
  (zone: Zone) =>
  (local: string, title: string, run: Act['run']): Act => ({
    at: localInstant(local, zone),
    zone,
    title,
    run,
  });

export const eventIdOf = ({ notebook }: Pick<Stage, 'notebook'>, key: DemoEventKey): string => {
  const eventId = notebook.events.get(key);
  if (eventId === undefined) throw new Error(`${key} has not been published yet`);
  return eventId;
};
