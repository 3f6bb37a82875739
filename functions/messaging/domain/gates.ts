/** The state of what can stop messages; a closed gate or a later version stops them. */
export type Gate = { readonly version: number; readonly open: boolean };

/** By name; a missing gate is open at any version. */
export type Gates = ReadonlyMap<string, Gate>;
