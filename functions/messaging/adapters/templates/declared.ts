import type { MessageKind } from '../../domain/message-params.ts';

/**
 * What a placeholder may stand for. A `name` is words of people or offices, which are cut where room is short; all else is
 * printed as it is. A question mark: it may be missing, and then the wordings that name it are passed over.
 */
export type ParameterType =
  | 'name'
  | 'date'
  | 'shortDate'
  | 'count'
  | 'rung'
  | 'manner'
  | 'phase'
  | 'reference'
  | 'link'
  | 'link?'
  | 'phone?';

export type Declaration = {
  /** Texts of one kind that differ in what they say, such as a moved time and a moved place. */
  readonly variants: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterType>>;
};

const event = { sender: 'name', event: 'name' } as const;

const share = {
  sender: 'name',
  people: 'count',
  region: 'name',
  checkpoint: 'name',
  phase: 'phase',
  shortAt: 'shortDate',
  reference: 'reference',
  link: 'link',
} as const;

const one = ['text'] as const;

/** What each kind of text is made from, whatever its language: the words between are the templates'. */
export const declared = {
  registration_confirmed: {
    variants: one,
    parameters: { ...event, at: 'date', shortAt: 'shortDate', venue: 'name', stopLink: 'link?' },
  },
  reminder: {
    variants: one,
    parameters: {
      ...event,
      at: 'date',
      shortAt: 'shortDate',
      venue: 'name',
      contact: 'phone?',
      stopLink: 'link?',
    },
  },
  event_changed: {
    variants: ['time', 'place', 'both', 'neither', 'renamed', 'renamedTime', 'renamedPlace', 'renamedBoth'],
    parameters: {
      ...event,
      oldEvent: 'name',
      oldAt: 'date',
      at: 'date',
      oldVenue: 'name',
      venue: 'name',
    },
  },
  event_cancelled: { variants: one, parameters: { ...event, at: 'date', contact: 'phone?' } },
  place_cancelled: { variants: one, parameters: { ...event, at: 'date', contact: 'phone?' } },
  promoted: { variants: one, parameters: { ...event, at: 'date', venue: 'name' } },
  place_offered: { variants: one, parameters: { ...event, at: 'date', until: 'date', link: 'link' } },
  thank_you: { variants: one, parameters: { ...event, link: 'link', stopLink: 'link?' } },
  village_follow_up: {
    variants: one,
    parameters: { ...event, village: 'name', link: 'link', stopLink: 'link?' },
  },
  issue_closed: { variants: one, parameters: { ...event, link: 'link' } },
  arrival_notice: { variants: one, parameters: { ...share, manner: 'manner' } },
  arrival_correction: {
    variants: ['count', 'other'],
    parameters: { ...share, manner: 'manner', oldPeople: 'count' },
  },
  arrival_time_changed: {
    variants: one,
    parameters: { ...share, manner: 'manner', oldAt: 'shortDate' },
  },
  escalation: { variants: one, parameters: { ...share, rung: 'rung' } },
} as const satisfies Readonly<Record<MessageKind, Declaration>>;

type Declared = typeof declared;

export type VariantOf<K extends MessageKind> = Declared[K]['variants'][number];

/** What a presenter must give for each parameter. */
export type ValuesOf<K extends MessageKind> = {
  readonly [P in keyof Declared[K]['parameters']]: Declared[K]['parameters'][P] extends `${string}?`
    ? string | undefined
    : string;
};

export const declarationOf = (kind: MessageKind): Declaration => declared[kind];

/** Undefined when the kind has no such parameter. */
export const typeOf = (kind: MessageKind, name: string): ParameterType | undefined => {
  const { parameters } = declarationOf(kind);
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
};

export const isOptional = (type: ParameterType): boolean => type.endsWith('?');
