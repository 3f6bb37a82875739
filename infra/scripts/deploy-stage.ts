import { mkdirSync } from 'node:fs';
import type { StageConfig } from '../config/stage-config.ts';
import { cdk } from './cdk.ts';
import { outputsFile } from './outputs.ts';
import { seedDirectory } from './seed-directory.ts';

/** Where the CDK keeps what it made of a stage. */
export const assemblyOf = ({ stage }: StageConfig): string => `.sapa/cdk-${stage}.out`;

/** Deploys every stack of a stage to the account of the credentials, then fills the directory. */
export const deployStage = async (config: StageConfig): Promise<void> => {
  mkdirSync('.sapa', { recursive: true });
  await cdk([
    'deploy',
    '--all',
    ...['--context', `stage=${config.stage}`],
    ...['--outputs-file', outputsFile(config.stage)],
    ...['--output', assemblyOf(config)],
    ...['--progress', 'events'],
    // A terminal asks before it widens permissions; a pipeline has nobody to ask.
    ...['--require-approval', process.stdin.isTTY === true ? 'broadening' : 'never'],
  ]);
  await seedDirectory(config);
};
