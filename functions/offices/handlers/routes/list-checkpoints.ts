import { type BoundRoute, route } from '#shared/http/route.ts';
import type { OfficesServices } from '../../container.ts';
import { listCheckpointsContract } from '../../contract/routes.ts';

export const listCheckpointsRoute = ({ listCheckpoints }: OfficesServices): BoundRoute =>
  route(listCheckpointsContract, async () => ({ body: { checkpoints: await listCheckpoints() } }));
