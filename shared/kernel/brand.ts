declare const brand: unique symbol;

/** A `Base` that has passed a named check, so that two kinds of string cannot be mixed up. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };
