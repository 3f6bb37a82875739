import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Only for what hangs: a busy machine may be ten times slower than an idle one. */
const PATIENCE = { testTimeout: 180_000, hookTimeout: 180_000 };

/**
 * Suites are chosen by folder. `npm test` runs all that need only npm packages. Files of a suite share a worker and the
 * modules it has loaded, so no test may leave anything behind in a module.
 */
const suite = (name: string, more: Record<string, unknown> = {}) => ({
  test: { name, include: [`test/${name}/**/*.test.ts`], isolate: false, ...PATIENCE, ...more },
});

/** What takes longest, in that order: begun last, it would run alone while other workers are idle. */
const LONG = [
  'test/dynamodb/demo',
  'test/integration/embedded',
  'test/property/functions/messaging/every-sms-once',
];

const rankOf = ({ moduleId }: TestSpecification): number => {
  const found = LONG.findIndex((path) => moduleId.includes(path));
  return found === -1 ? LONG.length : found;
};

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}

export default defineConfig({
  test: {
    // By default one core is left idle, which on two cores is half of the machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongFirst },
    projects: [
      suite('unit'),
      suite('property'),
      suite('contract'),
      suite('workflow'),
      suite('integration'),
      suite('infra'),
      // The same integration tests, on the real engine.
      suite('dynamodb', {
        include: ['test/dynamodb/**/*.test.ts', 'test/integration/functions/**/*.test.ts'],
        // Papers, pages and links: they use the table only as the contract suite proves it, and take minutes there.
        exclude: [
          'test/integration/functions/reporting/**',
          'test/integration/functions/**/*{page,pages,poster}*.test.ts',
        ],
        globalSetup: ['test/support/dynamodb-local.setup.ts'],
      }),
      // What needs a browser.
      suite('web', { globalSetup: ['test/support/web.setup.ts'] }),
      suite('deploy', {
        isolate: true,
        testTimeout: 600_000,
        hookTimeout: 900_000,
        globalSetup: ['test/support/ministack.setup.ts'],
      }),
    ],
  },
});
