import * as z from 'zod';
import type { Recipient } from '../domain/intent.ts';

type Own = Readonly<Record<string, string>>;

/** The recipients of a batch as its row has them. */
export type Packed = {
  /** One short text for each: a hundred of them must fit into few units of the store. */
  readonly recipients: readonly string[];
  /** What everybody's own parameters begin with, such as the origin of a link; absent when they are not alike. */
  readonly stems?: Own | undefined;
};

/** As far as both are the same, and never half of a character. */
const commonStem = (a: string, b: string): string => {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length += 1;
  const isSplit = /[\ud800-\udbff]$/.test(a.slice(0, length));
  return a.slice(0, isSplit ? length - 1 : length);
};

const namesOf = (own: Own): string => Object.keys(own).join();

const stemsOf = (all: readonly Own[]): Own | undefined => {
  const [first, ...others] = all;
  if (first === undefined || others.some((own) => namesOf(own) !== namesOf(first))) return undefined;
  return Object.fromEntries(
    Object.entries(first).map(([name, value]) => [
      name,
      others.reduce((stem, own) => commonStem(stem, own[name] ?? ''), value),
    ]),
  );
};

const endingsOf = (own: Own, stems: Own): readonly string[] =>
  Object.entries(own).map(([name, value]) => value.slice(stems[name]?.length));

export const packRecipients = (recipients: readonly Recipient[]): Packed => {
  const stems = stemsOf(recipients.flatMap(({ own }) => (own === undefined ? [] : [own])));
  const pack = ({ recipient, to, own }: Recipient): string =>
    own === undefined
      ? `${recipient} ${to}`
      : `${recipient} ${to} ${JSON.stringify(stems === undefined ? own : endingsOf(own, stems))}`;
  return { recipients: recipients.map(pack), ...(stems === undefined ? {} : { stems }) };
};

const endings = z.array(z.string());
const whole = z.record(z.string(), z.string());

const ownOf = (text: string, stems: Own | undefined): Own => {
  const parsed: unknown = JSON.parse(text);
  if (stems === undefined) return whole.parse(parsed);
  const rest = endings.parse(parsed);
  return Object.fromEntries(
    Object.entries(stems).map(([name, stem], index) => [name, `${stem}${rest[index] ?? ''}`]),
  );
};

export const unpackRecipients = ({ recipients, stems }: Packed): Recipient[] =>
  recipients.map((text) => {
    const [recipient = '', to = ''] = text.split(' ', 2);
    const rest = text.slice(recipient.length + to.length + 2);
    return { recipient, to, ...(rest === '' ? {} : { own: ownOf(rest, stems) }) };
  });
