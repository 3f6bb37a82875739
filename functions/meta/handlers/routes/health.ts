import type { Platform } from '#shared/aws/platform.ts';
import { type BoundRoute, route } from '#shared/http/route.ts';
import { healthContract } from '../../contract.ts';

const ANY_KEY = { pk: 'HEALTH', sk: 'HEALTH' };

export const healthRoute = ({ table }: Pick<Platform, 'table'>): BoundRoute =>
  route(healthContract, async () => {
    await table.get({ table: 'requests', key: ANY_KEY });
    return { body: { status: 'ok' as const } };
  });
