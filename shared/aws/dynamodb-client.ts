import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export type DynamoDbClientOptions = {
  readonly region?: string;
  /** Another endpoint than AWS's own, such as DynamoDB Local. */
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Instead of four seconds: what answers on a busy machine of a developer's is no service of Amazon's. */
  readonly answerMillis?: number;
};

const CONNECT_MILLIS = 2000;
const ANSWER_MILLIS = 4000;

/**
 * One attempt only: the SDK would also repeat a write whose answer was lost, and then take its own first attempt for
 * somebody else's. The table retries what is safe to repeat.
 */
export const dynamoDbClient = ({
  answerMillis = ANSWER_MILLIS,
  ...options
}: DynamoDbClientOptions): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(
    new DynamoDBClient({
      ...options,
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: CONNECT_MILLIS,
        requestTimeout: answerMillis,
        throwOnRequestTimeout: true,
      },
    }),
    { marshallOptions: { removeUndefinedValues: true } },
  );
