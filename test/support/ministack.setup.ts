import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { type Deployment, deployTo } from './ministack/deploy.ts';
import { startMiniStack } from './ministack/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    deployment: Deployment;
  }
}

/** One deployment for all deploy tests. What was started is stopped whatever happens; logs stay when something failed. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const ministack = await startMiniStack();
  try {
    project.provide('deployment', await deployTo(ministack));
  } catch (error) {
    await ministack.stop();
    throw error;
  }
  return async () => {
    await ministack.stop();
    if (process.exitCode === undefined || process.exitCode === 0)
      rmSync(ministack.folder, { recursive: true, force: true, maxRetries: 3 });
  };
};
