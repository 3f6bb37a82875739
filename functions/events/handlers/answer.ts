import type { Problem } from '#shared/http/problem.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { EventsServices } from '../container.ts';
import type { EventView } from '../contract/views.ts';
import type { EventRecord } from '../domain/event.ts';
import { toProblem } from './problems.ts';
import { viewOf } from './view.ts';

/** An event with its version as ETag, or the problem. */
export const answer = async (
  result: Result<EventRecord, Parameters<typeof toProblem>[0]>,
  services: Pick<EventsServices, 'seatsOf' | 'getProgramme'>,
): Promise<{ readonly body: EventView; readonly version: number } | Problem> => {
  if (!result.ok) return toProblem(result.error);
  return { body: await viewOf(result.value, services), version: result.value.version };
};
