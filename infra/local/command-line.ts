import { parseArgs } from 'node:util';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export type Command = {
  /** The directory only, on the machine's own clock. */
  readonly real: boolean;
  readonly port: number;
  readonly store: 'sqlite' | 'dynamodb';
  readonly folder: string;
};

export type BadCommand = { readonly kind: 'bad_command'; readonly sentence: string };

export const USAGE = 'Usage: npm start -- [--real] [--port 3000] [--data .sapa] [--store sqlite|dynamodb]';

const bad = (sentence: string) => err<BadCommand>({ kind: 'bad_command', sentence: `${sentence}. ${USAGE}` });

const rawArgs = (args: readonly string[]) => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        real: { type: 'boolean', default: false },
        port: { type: 'string', default: '3000' },
        store: { type: 'string', default: 'sqlite' },
        data: { type: 'string' },
      },
    });
    return ok(values);
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : '').split('. ');
    return bad(sentence);
  }
};

const isProduction = (stage: string | undefined) => /^prod(uction)?$/i.test(stage ?? '');

/** Real data and demo data never share a folder. */
const defaultFolder = (real: boolean) => (real ? '.sapa/real' : '.sapa');

/** What the command line asks for, or one sentence that says what is wrong with it. */
export const readCommand = (
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Result<Command, BadCommand> => {
  if (isProduction(env['SAPA_STAGE']) || isProduction(env['STAGE']))
    return bad('The embedded run has sign-in without passwords and never starts as production');
  const parsed = rawArgs(args);
  if (!parsed.ok) return parsed;
  const { real, port, store, data } = parsed.value;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return bad(`'${port}' is not a port`);
  if (store !== 'sqlite' && store !== 'dynamodb') return bad(`'${store}' is not a store`);
  return ok({ real, port: Number(port), store, folder: data ?? defaultFolder(real) });
};
