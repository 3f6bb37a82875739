import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

type Options<T> = {
  /** Throws when the body is none of ours; that record alone comes back, and is set aside in the end. */
  readonly parse: (body: unknown) => T;
  /** Gets the bodies of all good records at once. When it throws, all of them come back. */
  readonly handle: (bodies: readonly T[]) => Promise<void>;
  /** Told why records come back, and how many. */
  readonly failed: (why: 'malformed' | 'failed', count: number, error: unknown) => void;
};

/** An SQS handler for work that is cheaper together; Powertools' batch processor handles records one by one. */
export const wholeBatch =
  <T>({ parse, handle, failed }: Options<T>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const comingBack: SQSRecord[] = [];
    const good: { readonly record: SQSRecord; readonly body: T }[] = [];
    for (const record of Records) {
      try {
        good.push({ record, body: parse(JSON.parse(record.body)) });
      } catch (error) {
        comingBack.push(record);
        failed('malformed', 1, error);
      }
    }
    try {
      if (good.length > 0) await handle(good.map(({ body }) => body));
    } catch (error) {
      comingBack.push(...good.map(({ record }) => record));
      failed('failed', good.length, error);
    }
    return { batchItemFailures: comingBack.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
