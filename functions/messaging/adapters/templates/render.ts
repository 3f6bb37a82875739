import { declarationOf } from './declared.ts';
import { type Fitted, fitting, type Wording } from './fit.ts';
import { printedNames } from './names.ts';
import { fill, type Pieces, piecesOf, placeholdersIn } from './placeholders.ts';
import { isBundled, type Template } from './template.ts';
import { vocabulary } from './vocabulary.ts';

type Values = Readonly<Record<string, string | undefined>>;

export type Marks = { readonly again?: boolean; readonly people?: number };

const marksOf = ({ again, people = 1 }: Marks, { kind, language }: Template) => {
  const words = vocabulary[language];
  return {
    again: again ? words.again : '',
    bundle: people > 1 && isBundled(kind) ? words.bundle.replace('{count}', String(people)) : '',
  };
};

type Prepared = { readonly pieces: Pieces; readonly placeholders: readonly string[] };

const prepared = (wording: string): Prepared => {
  const pieces = piecesOf(wording);
  return { pieces, placeholders: placeholdersIn(pieces) };
};

const wordingOf =
  ({ pieces }: Prepared, values: Values, names: ReadonlyMap<string, Wording>): Wording =>
  (room) =>
    fill(pieces, (name) => names.get(name)?.(room) ?? values[name] ?? '');

/** Makes texts of one template: the longest wording that fits, of those that have a value for each placeholder. */
export const rendering = (template: Template) => {
  const { kind, language, maxParts } = template;
  const { parameters } = declarationOf(kind);
  const { instead } = vocabulary[language];
  const variants = new Map(
    Object.entries(template.wordings).map(([variant, wordings]) => [variant, wordings.map(prepared)]),
  );
  const nameParameters = Object.keys(parameters).filter((name) => parameters[name] === 'name');
  const nameFor = printedNames();
  return (said: { readonly variant: string; readonly values: Values }, marks: Marks): Fitted => {
    const values: Values = { ...said.values, ...marksOf(marks, template) };
    const names = new Map(
      nameParameters
        .filter((name) => Object.hasOwn(said.values, name))
        .map((name) => [name, nameFor(said.values[name] ?? '', instead[name] ?? '')]),
    );
    const wordings = (variants.get(said.variant) ?? [])
      .filter(({ placeholders }) => placeholders.every((name) => values[name] !== undefined))
      .map((each) => wordingOf(each, values, names));
    return fitting(maxParts, wordings);
  };
};
