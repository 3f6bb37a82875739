import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = resolve(import.meta.dirname, '../..');
const CONFIG = join(ROOT, '.dependency-cruiser.cjs');

const config = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)(CONFIG));

const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

type Import = readonly [from: string, specifier: string];

/** One import for each rule that it must refuse, and nothing else about it is wrong. */
const forbidden: Readonly<Record<string, Import>> = {
  'no-cycle': ['shared/http/cycle-a.ts', './cycle-b.ts'],
  'no-orphan-import': ['shared/http/orphan.ts', './is-not-there.ts'],
  'domain-is-pure': ['functions/alpha/domain/impure.ts', '#shared/http/route.ts'],
  'app-knows-no-adapter': ['functions/alpha/app/knowing.ts', '../adapters/store.ts'],
  'adapters-know-no-use-case': ['functions/alpha/adapters/knowing.ts', '../app/use-case.ts'],
  'handlers-know-no-store': ['functions/alpha/handlers/knowing.ts', '../adapters/store.ts'],
  'contexts-meet-at-the-contract': ['functions/alpha/nosy.ts', '#functions/beta/container.ts'],
  'shared-stands-alone': ['shared/http/leaning.ts', '#functions/beta/contract.ts'],
  'kernel-stands-alone': ['shared/kernel/leaning.ts', '#shared/http/route.ts'],
  'text-stands-alone': ['shared/text/leaning.ts', '#shared/http/route.ts'],
  'sdk-at-the-edge': ['functions/alpha/sdk.ts', '@aws-sdk/client-sns'],
  'infra-knows-contracts': ['infra/stacks/knowing.ts', '#functions/beta/container.ts'],
  'no-local-code-on-aws': ['infra/stacks/local.ts', '../local/sign-in.ts'],
  'no-test-code': ['functions/alpha/tested.ts', '#test/support/helper.ts'],
  'no-dev-dependency-in-product': ['shared/http/dev.ts', 'fast-check'],
};

const allowed: readonly Import[] = [
  ['functions/alpha/domain/pure.ts', '#shared/kernel/result.ts'],
  ['functions/alpha/domain/phones.ts', '#shared/text/phone.ts'],
  ['functions/alpha/app/use-case.ts', '../domain/pure.ts'],
  ['functions/alpha/app/port-user.ts', './ports.ts'],
  ['functions/alpha/app/neighbour.ts', '#functions/beta/contract.ts'],
  ['functions/alpha/adapters/store.ts', '../app/ports.ts'],
  ['functions/alpha/adapters/sns.ts', '@aws-sdk/client-sns'],
  ['functions/alpha/handlers/http.ts', '../container.ts'],
  ['functions/alpha/container.ts', './adapters/store.ts'],
  ['shared/aws/sdk.ts', '@aws-sdk/client-sns'],
  ['infra/contexts/contracts.ts', '#functions/beta/contract.ts'],
  ['infra/local/main.ts', '#functions/beta/container.ts'],
  ['test/support/builder.ts', 'fast-check'],
];

const targets = [
  'functions/alpha/app/ports.ts',
  'functions/beta/container.ts',
  'functions/beta/contract.ts',
  'infra/local/sign-in.ts',
  'shared/http/route.ts',
  'shared/kernel/result.ts',
  'shared/text/phone.ts',
  'test/support/helper.ts',
];

const write = (root: string, path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

const writeTree = (root: string): void => {
  for (const file of ['package.json', 'tsconfig.json']) copyFileSync(join(ROOT, file), join(root, file));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  for (const path of targets) write(root, path, 'export const target = 1;\n');
  write(root, 'shared/http/cycle-b.ts', "import './cycle-a.ts';\n");
  for (const [from, specifier] of [...allowed, ...Object.values(forbidden)])
    write(root, from, `import '${specifier}';\n`);
};

/** Rules broken by file. The exit code counts violations, so it says nothing here. */
const cruise = async (cwd: string): Promise<Map<string, string[]>> => {
  const cli = join(ROOT, 'node_modules/.bin/depcruise');
  const args = ['--config', CONFIG, '--output-type', 'json', 'functions', 'infra', 'shared', 'test'];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error);
  const broken = new Map<string, string[]>();
  for (const { from, rule } of report.parse(JSON.parse(stdout)).summary.violations)
    broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  return broken;
};

describe('the import rules', () => {
  const root = mkdtempSync(join(tmpdir(), 'sapa-import-rules-'));
  let broken: Map<string, string[]>;

  beforeAll(async () => {
    writeTree(root);
    broken = await cruise(root);
  });
  afterAll(() => rmSync(root, { recursive: true }));

  it('all have an import here that they must refuse', () => {
    expect(Object.keys(forbidden).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(forbidden))(
    '%s: refuses its forbidden import, and no other rule does',
    (rule, [from]) => {
      expect(broken.get(from)).toEqual([rule]);
    },
  );

  it.each(allowed)('%s may import %s', (from) => {
    expect(broken.get(from)).toBeUndefined();
  });
});
