/** Where a field is in an answer: names and positions joined by dots, `messages.0.status`. */
export const DOTTED_PATH = /^[A-Za-z0-9_-]{1,60}(?:\.[A-Za-z0-9_-]{1,60}){0,7}$/;

/** What stands at the path; undefined when there is nothing. Looks at nothing but the data's own fields. */
export const valueAt = (data: unknown, path: string): unknown => {
  let found = data;
  for (const name of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Reflect.get(found, name);
  }
  return found;
};

/**
 * The data of a JSON text; undefined when it is none. A number that a double cannot hold stays as it was written, so that
 * a long message id is not rounded.
 */
export const readJson = (text: string): unknown => {
  const exact = (_name: string, value: unknown, context?: { readonly source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;
  try {
    return JSON.parse(text, exact);
  } catch {
    return undefined;
  }
};
