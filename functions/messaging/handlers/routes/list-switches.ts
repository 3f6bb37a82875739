import { type BoundRoute, route } from '#shared/http/route.ts';
import type { makeListSwitches } from '../../app/switch-list.ts';
import { listSwitchesContract } from '../../contract/switch-routes.ts';
import { switchAnswer } from './switch-view.ts';

export const listSwitchesRoute = ({
  listSwitches,
}: {
  readonly listSwitches: ReturnType<typeof makeListSwitches>;
}): BoundRoute => route(listSwitchesContract, async ({ actor }) => switchAnswer(await listSwitches(actor)));
