import type { Actor } from '#shared/http/roles.ts';
import type { SwitchBoard } from '../domain/switches.ts';
import type { SwitchStore } from './switch-ports.ts';
import { seenBy } from './switch-sight.ts';

/** What is stopped now, and who stopped and resumed what before. */
export const makeListSwitches =
  ({ switches }: { readonly switches: Pick<SwitchStore, 'load'> }) =>
  async (actor: Actor): Promise<SwitchBoard> =>
    seenBy(actor, await switches.load());
