import { err, ok, type Result } from '#shared/kernel/result.ts';
import { isGsm7, smsParts } from '#shared/text/gsm7.ts';
import { declarationOf, isOptional, typeOf } from './declared.ts';
import { longestMarks, longestValue } from './longest.ts';
import { fill, type Pieces, piecesOf, placeholdersIn, wordsIn } from './placeholders.ts';
import { isBundled, partLimitOf, type Template } from './template.ts';

export type TemplateRefusal =
  /** Variants that are lacking or that nobody asks for. */
  | { readonly kind: 'variants_differ'; readonly expected: readonly string[] }
  | { readonly kind: 'too_many_parts_allowed'; readonly limit: number }
  | { readonly kind: 'unused_parameter'; readonly parameter: string }
  | {
      readonly kind:
        | 'sender_not_first'
        | 'not_gsm7'
        | 'stray_brace'
        | 'undeclared_placeholder'
        | 'bundle_not_named'
        /** The last resort needs a value that may be missing. */
        | 'last_needs_optional'
        /** The last resort does not fit with the longest plausible values, with 20 characters for each name. */
        | 'too_long';
      readonly variant: string;
      readonly wording: string;
    };

type Flaw = Extract<TemplateRefusal, { variant: string }>['kind'];

/** The sender's name, then whether it is a repetition. */
const OPENING = '{sender}{again}: ';
const MARKS = ['again', 'bundle'];
const PRINTABLE = /^[^\p{C}\p{Zl}\p{Zp}]*$/u;

const isDeclared = (name: string, kind: Template['kind']): boolean =>
  MARKS.includes(name) || typeOf(kind, name) !== undefined;

const wordingFlaws = (wording: string, kind: Template['kind']): Flaw[] => {
  const pieces = piecesOf(wording);
  const names = placeholdersIn(pieces);
  const words = wordsIn(pieces);
  return [
    ...(wording.startsWith(OPENING) ? [] : ['sender_not_first' as const]),
    ...(isGsm7(words) && PRINTABLE.test(words) ? [] : ['not_gsm7' as const]),
    ...(/[{}]/.test(words) ? ['stray_brace' as const] : []),
    ...(names.every((name) => isDeclared(name, kind)) ? [] : ['undeclared_placeholder' as const]),
    ...(names.includes('bundle') === isBundled(kind) ? [] : ['bundle_not_named' as const]),
  ];
};

const fitsAtLongest = (pieces: Pieces, { kind, language, maxParts }: Template): boolean => {
  const marks = new Map(Object.entries(longestMarks(language)));
  const text = fill(pieces, (name) => {
    const type = typeOf(kind, name);
    return marks.get(name) ?? (type === undefined ? '' : longestValue(type, language));
  });
  return smsParts(text) <= maxParts;
};

/** When nothing before it fits, the last one must: so it is the one that the limit is checked on. */
const lastResortFlaws = (wording: string, template: Template): Flaw[] => {
  const pieces = piecesOf(wording);
  const needsOptional = placeholdersIn(pieces).some((name) => {
    const type = typeOf(template.kind, name);
    return type !== undefined && isOptional(type);
  });
  return [
    ...(needsOptional ? ['last_needs_optional' as const] : []),
    ...(fitsAtLongest(pieces, template) ? [] : ['too_long' as const]),
  ];
};

const textRefusals = (template: Template): TemplateRefusal[] =>
  Object.entries(template.wordings).flatMap(([variant, wordings]) =>
    wordings.flatMap((wording, index) =>
      [
        ...wordingFlaws(wording, template.kind),
        ...(index === wordings.length - 1 ? lastResortFlaws(wording, template) : []),
      ].map((kind) => ({ kind, variant, wording })),
    ),
  );

const wholeRefusals = ({ kind, maxParts, wordings }: Template): TemplateRefusal[] => {
  const { variants, parameters } = declarationOf(kind);
  const limit = partLimitOf(kind);
  const used = new Set(
    Object.values(wordings).flatMap((each) => each.flatMap((wording) => placeholdersIn(piecesOf(wording)))),
  );
  const asExpected = [...variants].sort().join() === Object.keys(wordings).sort().join();
  return [
    ...(asExpected ? [] : [{ kind: 'variants_differ', expected: variants } as const]),
    ...(maxParts <= limit ? [] : [{ kind: 'too_many_parts_allowed', limit } as const]),
    ...Object.keys(parameters)
      .filter((parameter) => !used.has(parameter))
      .map((parameter) => ({ kind: 'unused_parameter', parameter }) as const),
  ];
};

/**
 * Whether a template may be used: the sender's name comes first, every placeholder is declared and every parameter used,
 * and its longest plausible text keeps to its parts with every name still recognisable.
 */
export const checkTemplate = (template: Template): Result<void, readonly TemplateRefusal[]> => {
  const refusals = [...wholeRefusals(template), ...textRefusals(template)];
  return refusals.length === 0 ? ok(undefined) : err(refusals);
};
