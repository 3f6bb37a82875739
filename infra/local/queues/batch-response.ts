import * as z from 'zod';

const schema = z
  .looseObject({
    batchItemFailures: z.array(z.looseObject({ itemIdentifier: z.string().min(1) })).nullish(),
  })
  .nullish();

/**
 * Which messages of a batch failed, by Lambda's rules: nothing or an empty list is success, what cannot be read or names
 * a message that was not in the batch fails them all.
 */
export const failedMessages = (response: unknown, messageIds: readonly string[]): readonly string[] => {
  const parsed = schema.safeParse(response);
  if (!parsed.success) return messageIds;
  const failed = (parsed.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((id) => messageIds.includes(id)) ? failed : messageIds;
};
