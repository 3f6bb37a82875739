import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outputs, readOutputs } from '#infra/scripts/outputs.ts';
import { startProcess } from './process.ts';
import type { MiniStack } from './server.ts';

/** Stage dev on an endpoint, as a test needs to know it. */
export type Deployment = {
  readonly endpoint: string;
  readonly apiUrl: string;
  readonly outputs: Outputs;
};

const SHOWN = 6_000;

/** Runs `npm run deploy:local` against MiniStack. */
export const deployTo = async ({ endpoint, folder, environment }: MiniStack): Promise<Deployment> => {
  const log = join(folder, 'deploy.log');
  const args = ['--disable-warning=ExperimentalWarning', 'infra/scripts/deploy-local.ts'];
  const deploying = startProcess(process.execPath, args, { env: environment, log });
  await once(deploying.child, 'exit');
  await deploying.stop();
  if (deploying.child.exitCode !== 0)
    throw new Error(`The deployment failed:\n${readFileSync(log, 'utf8').slice(-SHOWN)}`);
  const outputs = readOutputs('dev', '.sapa/outputs-dev-local.json');
  return { endpoint, outputs, apiUrl: `${endpoint}/_aws/execute-api/${outputs.apiId}/$default` };
};
