import { parseArgs } from 'node:util';
import type { StageConfig } from '../config/stage-config.ts';
import { stages } from '../config/stages.ts';

/** The stage that the command line names with `--stage`. */
export const stageOption = (args: readonly string[]): StageConfig => {
  const { values } = parseArgs({ args: [...args], options: { stage: { type: 'string' } } });
  const config = stages.find(({ stage }) => stage === values.stage);
  if (config === undefined)
    throw new Error(`Say which stage: --stage ${stages.map(({ stage }) => stage).join(' | ')}`);
  return config;
};
