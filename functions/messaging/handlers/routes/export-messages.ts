import type { Platform } from '#shared/aws/platform.ts';
import { type BoundRoute, route } from '#shared/http/route.ts';
import { csvText } from '#shared/text/csv-safe.ts';
import type { ExportMessages } from '../../app/export-messages.ts';
import { exportMessagesContract } from '../../contract/search-routes.ts';

type Services = { readonly exportMessages: ExportMessages; readonly platform: Pick<Platform, 'logger'> };

export const exportMessagesRoute = ({ exportMessages, platform }: Services): BoundRoute =>
  route(exportMessagesContract, async ({ query, actor, requestId }) => {
    const { sheet, count, cursor } = await exportMessages({ ...query, requestId }, actor);
    platform.logger.info('messages exported', { count, officeId: actor.officeId });
    return { body: csvText(sheet), ...(cursor === undefined ? {} : { next: cursor }) };
  });
