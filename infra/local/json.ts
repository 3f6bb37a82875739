export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A copy that has been through JSON, as everything between two functions has on AWS: no undefined, no shared objects. */
export const toJson = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;
