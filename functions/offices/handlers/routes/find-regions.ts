import { type BoundRoute, route } from '#shared/http/route.ts';
import type { OfficesServices } from '../../container.ts';
import { findRegionsContract } from '../../contract/routes.ts';

const MOST = 50;

export const findRegionsRoute = ({ searchRegions }: OfficesServices): BoundRoute =>
  route(findRegionsContract, async ({ query }) => ({ body: { regions: searchRegions(query.search, MOST) } }));
