import { seedOffices, seedVillages } from '#functions/offices/contract.ts';
import { dynamoDbClient } from '#shared/aws/dynamodb-client.ts';
import { systemClock } from '#shared/kernel/time.ts';
import { dynamoDbTable } from '#shared/store/dynamodb-table.ts';
import type { StageConfig } from '../config/stage-config.ts';
import { readOutputs } from './outputs.ts';

/** Fills the directory of offices, checkpoints and routing of a deployed stage. Rows that are there stay as they are. */
export const seedDirectory = async ({ stage, region }: StageConfig): Promise<void> => {
  const { tableNames } = readOutputs(stage);
  const client = dynamoDbClient({ region });
  const table = dynamoDbTable({ client, tableNames, clock: systemClock });
  await seedOffices(table, systemClock.now());
  await seedVillages(table);
  client.destroy();
};
