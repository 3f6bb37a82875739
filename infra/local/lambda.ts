import { randomUUID } from 'node:crypto';
import type { Context } from 'aws-lambda';

/** Any Lambda handler, the types of its event and answer forgotten. */
export type LambdaHandler = (event: unknown, context: Context) => Promise<unknown>;

const TIMEOUT_MS = 30_000;

/** What Lambda tells a function about its invocation. */
export const lambdaContext = (functionName: string): Context => {
  const deadline = performance.now() + TIMEOUT_MS;
  const group = `/aws/lambda/${functionName}`;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:ap-southeast-3:000000000000:function:${functionName}`,
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: group,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    done: () => undefined,
    fail: () => undefined,
    succeed: () => undefined,
  };
};
