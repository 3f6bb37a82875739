import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

let made: Promise<string> | undefined;

const bundle = async (): Promise<string> => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'sapa-kill-')), 'child.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'child.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
};

/** The process that is to die, in one file: a thousand of them are started. */
export const childScript = (): Promise<string> => {
  made ??= bundle();
  return made;
};
