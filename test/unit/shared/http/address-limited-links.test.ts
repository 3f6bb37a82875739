import { describe, expect, it } from 'vitest';
import { allFunctions } from '#infra/contexts/contracts.ts';
import type { RouteContract } from '#shared/http/route-contract.ts';

const routes: readonly RouteContract[] = allFunctions.flatMap(({ trigger }) =>
  trigger.kind === 'http' ? [...trigger.routes] : [],
);
const links = routes.filter(({ access, path }) => access === 'public' && /\{(token|code)\}/.test(path));

describe('every page behind a secret link', () => {
  it('is limited by address, so that nobody can try secrets', () => {
    expect(links.length).toBeGreaterThan(1);
    expect(links.filter(({ limitByAddress }) => limitByAddress === undefined)).toEqual([]);
  });

  it('counts opening and confirming together', () => {
    const scopes = new Map<string, Set<string | undefined>>();
    for (const { path, limitByAddress } of links)
      scopes.set(path, (scopes.get(path) ?? new Set()).add(limitByAddress?.scope));
    expect([...scopes.values()].map(({ size }) => size)).toEqual([...scopes].map(() => 1));
  });
});
