/** All that a template may ask for; `toLocal` is the number as people write it, `0812…`. */
export const placeholders = ['to', 'toLocal', 'text', 'sender', 'attempt', 'secret'] as const;

export type Placeholder = (typeof placeholders)[number];

export type PlaceholderValues = Readonly<Record<Placeholder, string>>;

const IN_BRACES = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder => placeholders.some((known) => known === name);

/** Every `{name}` of the template, known or not. */
export const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(IN_BRACES)].map(([, name = '']) => name);

/** Puts the values in, in one pass: braces in a value stay what they are. */
export const fill = (template: string, values: PlaceholderValues): string =>
  template.replaceAll(IN_BRACES, (whole, name: string) => (isPlaceholder(name) ? values[name] : whole));

/** Data of a JSON body; its texts are templates, its names are not. */
export type JsonTemplate =
  | string
  | number
  | boolean
  | null
  | readonly JsonTemplate[]
  | { readonly [name: string]: JsonTemplate };

const isList = (data: JsonTemplate): data is readonly JsonTemplate[] => Array.isArray(data);

/** Every text in the data. */
export const textsIn = (data: JsonTemplate): readonly string[] => {
  if (typeof data === 'string') return [data];
  if (typeof data !== 'object' || data === null) return [];
  return (isList(data) ? data : Object.values(data)).flatMap(textsIn);
};

/** The same data with its texts filled in: values can only ever become text, whatever they hold. */
export const fillJson = (data: JsonTemplate, values: PlaceholderValues): JsonTemplate => {
  if (typeof data === 'string') return fill(data, values);
  if (typeof data !== 'object' || data === null) return data;
  if (isList(data)) return data.map((each) => fillJson(each, values));
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, fillJson(each, values)]));
};
