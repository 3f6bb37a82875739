import * as z from 'zod';
import { stored } from '#shared/store/stored-fields.ts';
import type { Item, Table, Write } from '#shared/store/table.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import { type Task, type TaskStore, taskKinds } from '../app/ports.ts';
import { TABLE, TASK_SHARD, taskKey } from './keys.ts';

const row = z.object({
  eventId: z.string(),
  officeId: z.string(),
  kind: z.enum(taskKinds),
  dueAt: stored.instant,
  cursor: z.string().exactOptional(),
  count: stored.count,
  doneAt: stored.instant.exactOptional(),
});

const taskOf = (item: Item): Task => row.parse(item);

/** Only what is not done is in the index. */
const itemOf = (task: Task): Item => ({
  ...taskKey(task.eventId, task.kind),
  ...task,
  ...(task.doneAt === undefined ? { dueShard: TASK_SHARD } : {}),
});

/** Sets a task, or calls it off; refused when it is done already. */
export const taskWrite = (eventId: string, kind: Task['kind'], task: Task | null): Write =>
  task === null
    ? { kind: 'delete', table: TABLE, key: taskKey(eventId, kind), if: { missing: 'doneAt' } }
    : { kind: 'put', table: TABLE, item: itemOf(task), if: { missing: 'doneAt' } };

export const taskStore = (table: Table): TaskStore => ({
  find: async (eventId, kind) => {
    const item = await table.get({ table: TABLE, key: taskKey(eventId, kind) });
    return item === undefined ? undefined : taskOf(item);
  },
  due: async (now, limit) => {
    const page = await table.query({
      table: TABLE,
      index: 'due',
      partition: TASK_SHARD,
      sort: { atMost: now },
      limit,
    });
    return page.items.map(taskOf);
  },
  save: async (task) => {
    // One that was called off or done meanwhile stays so.
    const isOpen = { all: [{ exists: 'pk' }, { missing: 'doneAt' }] };
    await repeatLost(() => table.write({ kind: 'put', table: TABLE, item: itemOf(task), if: isOpen }));
  },
});
