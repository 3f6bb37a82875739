import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { randomIds } from '#shared/kernel/random-ids.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { powertoolsLogger, powertoolsMetrics } from '#shared/observability/powertools.ts';
import { dynamoDbTable } from '#shared/store/dynamodb-table.ts';
import { dynamoDbClient } from './dynamodb-client.ts';
import type { Platform } from './platform.ts';
import { sqsQueues } from './queues.ts';
import { type Environment, readEnvironment } from './settings.ts';
import { stepFunctions } from './workflows.ts';

/** The ports on AWS, from what infrastructure put into the function's environment. Throws when that is incomplete. */
export const awsPlatform = (env: Environment): Platform => {
  const { service, settings, tableNames, queueUrls, workflowArns } = readEnvironment(env);
  const clock = systemClock;
  return {
    table: dynamoDbTable({ client: dynamoDbClient({}), tableNames, clock }),
    clock,
    ids: randomIds(clock),
    queues: sqsQueues(new SQSClient({}), queueUrls),
    workflows: stepFunctions(new SFNClient({}), workflowArns),
    logger: powertoolsLogger(service),
    metrics: powertoolsMetrics(service),
    settings,
  };
};
