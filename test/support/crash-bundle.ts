import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/sapa');

/** Of node_modules some are CommonJS, which wants `require`. */
const REQUIRE =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** What reads files that lie beside it still finds them. */
const places: Plugin = {
  name: 'places',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
    }));
  },
};

const make = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'crash-platform.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    keepNames: true,
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE },
    plugins: [places],
  });
  const script = join(CACHE, 'crash-platform.mjs');
  const written = `${script}.${process.pid}`;
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(written, outputFiles[0]?.contents ?? '');
  // Another worker may just be starting the one that is there.
  renameSync(written, script);
  return script;
};

let made: Promise<string> | undefined;

/** crash-platform.ts with all that it imports in one file: these tests start it dozens of times, each in half the time. */
export const crashScript = (): Promise<string> => {
  made ??= make();
  return made;
};
