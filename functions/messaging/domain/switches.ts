import type { Instant } from '#shared/kernel/time.ts';
import { isNotice } from './lane.ts';
import { type MessageKind, messageKinds } from './message-params.ts';

/** Who stopped sending, when and why. */
export type Stop = { readonly by: string; readonly at: Instant; readonly reason: string };

/** Kill switches: `all`, `office:<id>`, `kind:<kind>`. What is named here does not leave. */
export type SwitchName = 'all' | `office:${string}` | `kind:${MessageKind}`;

export type Switches = ReadonlyMap<string, Stop>;

export const isSwitchedOff = (
  { kind, officeId }: { readonly kind: MessageKind; readonly officeId: string },
  switches: Switches,
): boolean => switches.has('all') || switches.has(`office:${officeId}`) || switches.has(`kind:${kind}`);

/** Whether notices of arrivals are held too. Only a switch of a kind that is none leaves them alone. */
export const holdsNotices = (name: string): boolean =>
  !messageKinds.some((kind) => name === `kind:${kind}` && !isNotice(kind));

export type SwitchChange = Stop & { readonly name: string; readonly action: 'stop' | 'resume' };

/** The switches as somebody saw them before changing one, and their last changes, newest first. */
export type SwitchBoard = {
  readonly revision: number;
  readonly switches: Switches;
  readonly changes: readonly SwitchChange[];
};

const HISTORY = 50;

/**
 * The board after one was stopped or resumed; undefined when it is so already: who stopped it first, and why, stays.
 */
export const switched = (board: SwitchBoard, change: SwitchChange): SwitchBoard | undefined => {
  const { name, action, by, at, reason } = change;
  if (board.switches.has(name) === (action === 'stop')) return undefined;
  const switches = new Map(board.switches);
  if (action === 'stop') switches.set(name, { by, at, reason });
  else switches.delete(name);
  return { ...board, switches, changes: [change, ...board.changes].slice(0, HISTORY) };
};
