import { gzipSync } from 'node:zlib';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLING } from '#infra/constructs/service-function.ts';
import { allFunctions } from '#infra/contexts/contracts.ts';

/** Compressed, as Lambda loads it. The largest has the whole directory of regions in it. */
const BUDGET_KB = 300;

const FORBIDDEN_TEXTS = ['oidc-provider', '/local/token', '/local/clock', 'infra/local'];

type Bundle = { readonly name: string; readonly text: string; readonly inputs: readonly string[] };

const inputsOf = (metafile: Metafile, entry: string): string[] => {
  const output = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === entry);
  return Object.keys(output?.inputs ?? {});
};

/** As CDK calls esbuild for a function. */
const bundleAll = async (): Promise<Bundle[]> => {
  const { outputFiles, metafile } = await build({
    entryPoints: allFunctions.map(({ name, entry }) => ({ in: entry, out: name })),
    outdir: 'bundles',
    write: false,
    metafile: true,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: BUNDLING.target,
    minify: BUNDLING.minify,
    mainFields: BUNDLING.mainFields,
    external: BUNDLING.externalModules,
    logLevel: 'silent',
  });
  return allFunctions.map(({ name, entry }) => ({
    name,
    text: outputFiles.find(({ path }) => path.endsWith(`/${name}.js`))?.text ?? '',
    inputs: inputsOf(metafile, entry),
  }));
};

describe('the bundles', () => {
  let bundles: readonly Bundle[];
  beforeAll(async () => {
    bundles = await bundleAll();
  });

  it('are made as CommonJS for Node 24, with everything inside and no source map', () => {
    expect(BUNDLING).toEqual({
      format: OutputFormat.CJS,
      target: 'node24',
      minify: true,
      mainFields: ['module', 'main'],
      externalModules: [],
      sourceMap: false,
    });
  });

  it('are whole: each has its own handler', () => {
    for (const { entry, name } of allFunctions)
      expect(bundles.find((bundle) => bundle.name === name)?.inputs).toContain(entry);
  });

  it('have no code of the embedded run and its sign-in', () => {
    for (const { name, text, inputs } of bundles) {
      expect(
        inputs.filter((input) => /infra\/|oidc-provider|^test\//.test(input)),
        name,
      ).toEqual([]);
      expect(
        FORBIDDEN_TEXTS.filter((forbidden) => text.includes(forbidden)),
        name,
      ).toEqual([]);
    }
  });

  it(`stay below ${BUDGET_KB} KB`, () => {
    const sizes = bundles.map(({ name, text }) => [name, Math.round(gzipSync(text).length / 1024)] as const);
    expect(sizes.filter(([, kilobytes]) => kilobytes > BUDGET_KB)).toEqual([]);
  });
});
