import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';

const parseBody = (record: SQSRecord): unknown => JSON.parse(record.body);

/**
 * An SQS handler that reports failed records one by one, so that one poisoned message does not bring back its neighbours.
 * `handleOne` throws when the record must come back.
 */
export const partialBatch =
  (handleOne: (body: unknown) => Promise<void>) =>
  async (event: SQSEvent, context?: Context): Promise<SQSBatchResponse> =>
    processPartialResponse(
      event,
      (record: SQSRecord) => handleOne(parseBody(record)),
      new BatchProcessor(EventType.SQS),
      {
        throwOnFullBatchFailure: false,
        ...(context === undefined ? {} : { context }),
      },
    );
