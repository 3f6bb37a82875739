import { type Language, languages } from '#shared/text/calendars.ts';
import type { Render } from '../../app/ports.ts';
import { type MessageKind, messageKinds } from '../../domain/message-params.ts';
import eventsEn from './data/events.en.json' with { type: 'json' };
import eventsId from './data/events.id.json' with { type: 'json' };
import noticesEn from './data/notices.en.json' with { type: 'json' };
import noticesId from './data/notices.id.json' with { type: 'json' };
import seatsEn from './data/seats.en.json' with { type: 'json' };
import seatsId from './data/seats.id.json' with { type: 'json' };
import { declarationOf, isOptional } from './declared.ts';
import { loadTemplates } from './load.ts';
import { present } from './present.ts';
import { rendering } from './render.ts';
import type { Template } from './template.ts';

/** Every text that can leave the platform, in plain formal words; read as data and checked when the program starts. */
const templates = loadTemplates([
  ...[...eventsId, ...seatsId, ...noticesId],
  ...[...eventsEn, ...seatsEn, ...noticesEn],
]);

/** `reminder-2-id`. */
const idOf = ({ kind, version, language }: Template): string => `${kind}-${version}-${language}`;

const renderings = new Map<Template, ReturnType<typeof rendering>>();

const renderingOf = (template: Template) => {
  const known = renderings.get(template) ?? rendering(template);
  renderings.set(template, known);
  return known;
};

/** The text of an intent. */
export const render: Render = (intent, marks) => {
  const language: Language = intent.language ?? 'id';
  const template = templates(intent.kind, language);
  const said = present(intent.kind, intent.params, language);
  return { ...renderingOf(template)(said, marks), template: idOf(template) };
};

const parametersOf = (kind: MessageKind) =>
  Object.entries(declarationOf(kind).parameters).map(([name, type]) => ({
    name,
    type: type.replace('?', ''),
    optional: isOptional(type),
  }));

/** What there is to say, for documentation. */
export const templateList = languages.flatMap((language) =>
  messageKinds.map((kind) => {
    const template = templates(kind, language);
    const { version, maxParts, wordings } = template;
    return {
      id: idOf(template),
      kind,
      language,
      version,
      maxParts,
      parameters: parametersOf(kind),
      wordings,
    };
  }),
);
