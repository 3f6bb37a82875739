import type { Instant } from '#shared/kernel/time.ts';

/** Numbers of its own people that an office may reach outside of prod, E.164. Version 0 before the first were entered. */
export type TestNumbers = {
  readonly phones: readonly string[];
  readonly version: number;
  readonly changed?: { readonly by: string; readonly at: Instant };
};

export const MOST_TEST_NUMBERS = 20;

/** Outside of prod only what a setting or the office itself has named may be reached; in prod the setting is `+`. */
export const isAllowed = (to: string, prefixes: readonly string[], numbers: readonly string[]): boolean =>
  prefixes.some((prefix) => to.startsWith(prefix)) || numbers.includes(to);
