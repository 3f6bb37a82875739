import type { Instant, Zone } from '#shared/kernel/time.ts';
import type { SentSms } from '../client/demo-client.ts';
import { rule, wrapped } from './paper.ts';
import { smsLines } from './sms-lines.ts';
import { monthOf, when } from './when.ts';

export type Storyteller = {
  readonly chapter: (title: string, lines?: readonly string[]) => void;
  readonly act: (at: Instant, zone: Zone, title: string) => void;
  readonly line: (text: string) => void;
  /** What has left since the last time. */
  readonly sms: (sent: readonly SentSms[], zone: Zone) => void;
  /** Lines that are laid out already. */
  readonly block: (lines: readonly string[]) => void;
};

/** Tells what happens, on a page of 100 columns. */
export const storyteller = (write: (text: string) => void): Storyteller => {
  const texts = new Set<string>();
  let month = '';
  const block = (lines: readonly string[]): void => write(lines.map((line) => `${line}\n`).join(''));
  const chapter = (title: string, lines: readonly string[] = []): void =>
    block(['', rule(title), ...lines.flatMap((line) => wrapped(line, '  '))]);
  return {
    chapter,
    act: (at, zone, title) => {
      if (monthOf(at, zone) !== month) {
        month = monthOf(at, zone);
        chapter(month);
      }
      block(['', ...wrapped(`${when(at, zone)}  ${title}`, '  ', '    ')]);
    },
    line: (text) => block(wrapped(text, '    ', '      ')),
    sms: (sent, zone) => block(smsLines(sent, zone, texts)),
    block,
  };
};

/** Keeps quiet, for when only the figures are asked for. */
export const silentStoryteller = (): Storyteller => storyteller(() => undefined);
