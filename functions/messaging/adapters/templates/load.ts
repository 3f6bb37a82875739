import * as z from 'zod';
import { type Language, languages } from '#shared/text/calendars.ts';
import { type MessageKind, messageKinds } from '../../domain/message-params.ts';
import { checkTemplate } from './check.ts';
import { type Template, templateSchema } from './template.ts';

/** One template of each kind in each language. */
export type Templates = (kind: MessageKind, language: Language) => Template;

const nameOf = (kind: MessageKind, language: Language): string => `${kind}-${language}`;

const accepted = (template: Template): Template => {
  const checked = checkTemplate(template);
  if (checked.ok) return template;
  const name = nameOf(template.kind, template.language);
  throw new Error(`template ${name} is refused: ${JSON.stringify(checked.error)}`);
};

/** Throws when a template is refused, lacking, or there twice: a bug, found when the program starts. */
export const loadTemplates = (data: readonly unknown[]): Templates => {
  const all = z.array(templateSchema).parse(data).map(accepted);
  const byName = new Map(all.map((each) => [nameOf(each.kind, each.language), each]));
  if (byName.size < all.length) throw new Error('a template is there twice');
  const templates: Templates = (kind, language) => {
    const template = byName.get(nameOf(kind, language));
    if (template === undefined) throw new Error(`there is no template ${nameOf(kind, language)}`);
    return template;
  };
  for (const language of languages) for (const kind of messageKinds) templates(kind, language);
  return templates;
};
