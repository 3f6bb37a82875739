import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { region, searchRegions } from '#functions/offices/data/regions.ts';
import { routingSeed } from '#functions/offices/data/seed/routing.ts';
import { dayBefore } from '#functions/offices/domain/day.ts';
import {
  changeRouting,
  codesAbove,
  type RegionRouting,
  routeOf,
  routeRegion,
  routingTable,
} from '#functions/offices/domain/routing.ts';

const day = fc
  .integer({ min: Date.UTC(2025, 0, 1) / 86_400_000, max: Date.UTC(2035, 0, 1) / 86_400_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const districts = ['1', '2', '3', '5', '6', '7', '8', '9']
  .flatMap((start) => searchRegions(start, 10_000))
  .filter(({ level }) => level === 'district')
  .map(({ code }) => code);
const district = fc.constantFrom(...districts);
const seed = routingTable(routingSeed);

const changes = fc.array(fc.record({ officeId: fc.constantFrom('a', 'b', 'c'), from: day }), {
  maxLength: 8,
});

/** Applies what is allowed, as a desk would that keeps trying. */
const afterChanges = (
  start: RegionRouting,
  wanted: readonly { officeId: string; from: string }[],
): RegionRouting =>
  wanted.reduce((routing, change) => {
    const changed = changeRouting(routing, change, '2025-01-01');
    return changed.ok ? changed.value : routing;
  }, start);

const province: RegionRouting = {
  regionCode: '61',
  version: 1,
  periods: [{ officeId: 'first', validFrom: '2025-01-01', verified: true }],
};

describe('routing', () => {
  it('knows an office for every district on any day from 2025 on', () => {
    fc.assert(
      fc.property(district, day, (code, on) => {
        expect(routeRegion(seed, code, on)).toBeDefined();
      }),
    );
  });

  it('has exactly one period of a province on any day, whatever was changed', () => {
    fc.assert(
      fc.property(changes, day, (wanted, on) => {
        const { periods } = afterChanges(province, wanted);
        const running = periods.filter(
          ({ validFrom, validTo }) => validFrom <= on && (validTo === undefined || on <= validTo),
        );
        expect(running).toHaveLength(1);
      }),
    );
  });

  it('keeps what was decided for the days before a change', () => {
    fc.assert(
      fc.property(changes, day, day, (wanted, from, on) => {
        const before = afterChanges(province, wanted);
        const after = afterChanges(before, [{ officeId: 'new', from }]);
        fc.pre(after !== before && on < from);
        expect(routeRegion(routingTable([after]), '61', on)).toBe(
          routeRegion(routingTable([before]), '61', on),
        );
        expect(routeRegion(routingTable([after]), '61', from)).toBe('new');
      }),
    );
  });

  it('lets a rule for the regency win over its province, and one for the district over both', () => {
    fc.assert(
      fc.property(district, day, fc.constantFrom(0, 1), (code, on, level) => {
        const regionCode = codesAbove(code)[level] ?? code;
        const own = { regionCode, version: 1, periods: [{ officeId: 'own', validFrom: on, verified: true }] };
        const table = routingTable([...routingSeed, own]);
        expect(routeOf(table, code, on)).toMatchObject({ officeId: 'own', decidedBy: regionCode });
        const before = dayBefore(on);
        expect(routeRegion(table, code, before)).toBe(routeRegion(seed, code, before));
      }),
    );
  });
});

describe('regions', () => {
  it('are found by their own code and by name with the names above', () => {
    fc.assert(
      fc.property(district, (code) => {
        const { name, parents } = region(code) ?? { name: '', parents: [] };
        expect(searchRegions(code, 50).map((found) => found.code)).toContain(code);
        expect(searchRegions([name, ...parents].join(' '), 50).map((found) => found.code)).toContain(code);
      }),
      { numRuns: 30 },
    );
  });
});
