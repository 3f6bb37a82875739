import { isBuiltin } from 'node:module';
import { gzipSync } from 'node:zlib';
import { OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLING } from '#infra/constructs/service-function.ts';
import { allFunctions } from '#infra/contexts/contracts.ts';

/** Compressed, as Lambda loads it. */
const BUDGET_KB = 220;

/** The directory of regions alone takes 60 of them. */
const BUDGET_WITH_REGIONS_KB = 275;

const FORBIDDEN_TEXTS = ['oidc-provider', '/local/token', '/local/clock', 'infra/local'];

type Output = Metafile['outputs'][string];

type Bundle = {
  readonly name: string;
  readonly text: string;
  readonly inputs: readonly string[];
  /** What it takes from outside. */
  readonly imports: Output['imports'];
};

const outputOf = (metafile: Metafile, entry: string): Pick<Bundle, 'inputs' | 'imports'> => {
  const output = Object.values(metafile.outputs).find(({ entryPoint }) => entryPoint === entry);
  return { inputs: Object.keys(output?.inputs ?? {}), imports: output?.imports ?? [] };
};

const isOfNode = (path: string): boolean => path.startsWith('node:') || isBuiltin(path);

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
    ...outputOf(metafile, entry),
  }));
};

describe('the bundles', () => {
  let bundles: readonly Bundle[];
  beforeAll(async () => {
    bundles = await bundleAll();
  });

  it('are made as CommonJS for Node 24, without source map', () => {
    expect(BUNDLING).toMatchObject({
      format: OutputFormat.CJS,
      target: 'node24',
      minify: true,
      mainFields: ['module', 'main'],
      sourceMap: false,
    });
  });

  it('have everything inside but what only asks elsewhere for credentials, when the environment has none', () => {
    for (const { name, imports } of bundles) {
      const outside = imports.filter(({ path }) => !isOfNode(path));
      expect(
        outside.filter(({ path }) => !/\/credential-provider-\w/.test(path)),
        name,
      ).toEqual([]);
      expect(
        outside.filter(({ kind }) => kind !== 'dynamic-import'),
        name,
      ).toEqual([]);
    }
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

  it(`stay below ${BUDGET_KB} KB, or ${BUDGET_WITH_REGIONS_KB} KB with the directory of regions`, () => {
    const sizes = bundles.map(({ name, text, inputs }) => ({
      name,
      kilobytes: Math.round(gzipSync(text).length / 1024),
      most: inputs.some((input) => input.endsWith('/regions.json')) ? BUDGET_WITH_REGIONS_KB : BUDGET_KB,
    }));
    expect(sizes.filter(({ kilobytes, most }) => kilobytes > most)).toEqual([]);
  });
});
