import { parseArgs } from 'node:util';
import { tellFigures } from './report/tables.ts';
import { type DemoOptions, runDemo } from './run-demo.ts';
import { silentStoryteller, storyteller } from './story/storyteller.ts';

type Terminal = { readonly write: (text: string) => void };

const tell = async ({ write }: Terminal, options: Omit<DemoOptions, 'story'>): Promise<boolean> => {
  const story = storyteller(write);
  story.chapter('SAPA: eight months in a few seconds', [
    'Five events and one arrival, as reported in 2025 and 2026; every person and phone number is invented.',
    'Everything goes over HTTP through the handlers that run on AWS. Only the clock is ours.',
  ]);
  const { summary, findings, holds } = await runDemo({ ...options, story });
  tellFigures(story, summary, findings);
  return holds;
};

const printJson = async ({ write }: Terminal, options: Omit<DemoOptions, 'story'>): Promise<boolean> => {
  const { summary, holds } = await runDemo({ ...options, story: silentStoryteller() });
  write(`${JSON.stringify(summary, undefined, 2)}\n`);
  return holds;
};

/** Runs the demo as the command line asks; the exit code says whether every invariant held. */
export const demoCommand = async (
  args: readonly string[],
  terminal: Terminal,
  options: Omit<DemoOptions, 'story'> = {},
): Promise<0 | 1> => {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const held = await (values.json ? printJson : tell)(terminal, options);
  return held ? 0 : 1;
};
