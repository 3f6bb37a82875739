import * as z from 'zod';
import type { ArrivalsServices } from '../container.ts';
import { noticeIdOf } from '../domain/notice.ts';

const byId = z.strictObject({ noticeId: z.string() });
const byParts = z
  .strictObject({ arrivalId: z.string(), officeId: z.string(), version: z.int() })
  .transform(({ arrivalId, officeId, version }) => ({ noticeId: noticeIdOf(arrivalId, officeId, version) }));

const input = z.union([byId, byParts]);

const output = z.discriminatedUnion('action', [
  z.strictObject({ noticeId: z.string(), action: z.literal('done') }),
  z.strictObject({ noticeId: z.string(), action: z.literal('wait'), until: z.iso.datetime() }),
]);

/** The step Check of the workflow notice-escalation: ids in, ids and a time out. */
export const arrivalsCheck =
  ({ checkNotice }: Pick<ArrivalsServices, 'checkNotice'>) =>
  async (event: unknown) => {
    const { noticeId } = input.parse(event);
    return output.parse({ noticeId, ...(await checkNotice(noticeId)) });
  };
