import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Suites are chosen by folder. `npm test` runs all that need only npm packages. */
const suite = (name: string, more: Record<string, unknown> = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], ...more },
});

export default defineConfig({
  test: {
    // By default one core is left idle, which on two cores is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      suite('unit'),
      suite('property', { testTimeout: 60_000 }),
      suite('contract', { testTimeout: 60_000 }),
      suite('workflow', { testTimeout: 30_000 }),
      suite('integration', { testTimeout: 60_000, hookTimeout: 60_000 }),
      // Not isolated: synthesis and the CDK itself take seconds, so a worker does them once for all its files.
      suite('infra', { isolate: false, testTimeout: 120_000, hookTimeout: 120_000 }),
      // The same integration tests, on the real engine.
      suite('dynamodb', {
        include: ['test/dynamodb/**/*.test.ts', 'test/integration/functions/**/*.test.ts'],
        testTimeout: 120_000,
        hookTimeout: 60_000,
        globalSetup: ['test/support/dynamodb-local.setup.ts'],
      }),
      suite('deploy', {
        testTimeout: 600_000,
        hookTimeout: 900_000,
        globalSetup: ['test/support/ministack.setup.ts'],
      }),
    ],
  },
});
