type Compact<T> = T extends readonly (infer U)[]
  ? Compact<U>[]
  : T extends object
    ? { [K in keyof T]: Compact<Exclude<T[K], undefined>> }
    : T;

/** JSON has no undefined: an absent member and an undefined one are the same, and absent is what our types say. */
export const compact = <T>(value: T): Compact<T> => JSON.parse(JSON.stringify(value)) as Compact<T>;
