import type { Actor } from '#shared/http/roles.ts';
import type { SwitchBoard } from '../domain/switches.ts';

const isSeenBy =
  ({ officeId, roles }: Actor) =>
  (name: string): boolean =>
    roles.includes('national_desk') || !name.startsWith('office:') || name === `office:${officeId}`;

/** The switches that concern somebody: those of other offices are for the national desk only. */
export const seenBy = (actor: Actor, { revision, switches, changes }: SwitchBoard): SwitchBoard => {
  const isSeen = isSeenBy(actor);
  return {
    revision,
    switches: new Map([...switches].filter(([name]) => isSeen(name))),
    changes: changes.filter(({ name }) => isSeen(name)),
  };
};
