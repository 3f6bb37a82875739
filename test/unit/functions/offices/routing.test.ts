import { describe, expect, it } from 'vitest';
import {
  changeRouting,
  type RegionRouting,
  routeRegion,
  routingTable,
} from '#functions/offices/domain/routing.ts';

const province: RegionRouting = {
  regionCode: '62',
  version: 1,
  periods: [{ officeId: 'old', validFrom: '2025-01-01', verified: true }],
};
const today = '2025-10-12';

describe('routeRegion', () => {
  const table = routingTable([
    province,
    {
      regionCode: '62.01',
      version: 1,
      periods: [{ officeId: 'regency', validFrom: '2025-03-01', validTo: '2025-03-31', verified: true }],
    },
    {
      regionCode: '62.01.02',
      version: 1,
      periods: [{ officeId: 'district', validFrom: '2025-03-10', verified: true }],
    },
  ]);

  it.each([
    ['62', '2025-03-15', 'old'],
    ['62.01', '2025-02-28', 'old'],
    ['62.01', '2025-03-01', 'regency'],
    ['62.01.01', '2025-03-31', 'regency'],
    ['62.01.01', '2025-04-01', 'old'],
    ['62.01.02', '2025-03-09', 'regency'],
    ['62.01.02', '2025-03-10', 'district'],
  ])('sends people of %s on %s to the office %s', (code, on, officeId) => {
    expect(routeRegion(table, code, on)).toBe(officeId);
  });

  it('knows nobody before the first period', () => {
    expect(routeRegion(table, '62', '2024-12-31')).toBeUndefined();
  });

  it('knows nobody for a region that nobody decided', () => {
    expect(routeRegion(table, '63.01', '2025-03-15')).toBeUndefined();
  });
});

describe('changeRouting', () => {
  it('closes the running period the day before and opens the new one', () => {
    expect(changeRouting(province, { officeId: 'new', from: '2025-11-01' }, today)).toEqual({
      ok: true,
      value: {
        regionCode: '62',
        version: 2,
        periods: [
          { officeId: 'old', validFrom: '2025-01-01', validTo: '2025-10-31', verified: true },
          { officeId: 'new', validFrom: '2025-11-01', verified: true },
        ],
      },
    });
  });

  it('replaces a change that was planned for the same day', () => {
    const planned: RegionRouting = {
      ...province,
      periods: [...province.periods, { officeId: 'new', validFrom: '2025-11-01', verified: true }],
    };
    const again = changeRouting(planned, { officeId: 'newer', from: '2025-11-01' }, today);
    expect(again.ok && again.value.periods.map(({ officeId }) => officeId)).toEqual(['old', 'newer']);
  });

  it('leaves a period that ended before as it was', () => {
    const regency = {
      ...province,
      regionCode: '62.01',
      periods: [{ officeId: 'a', validFrom: '2025-01-01', validTo: '2025-02-01', verified: true }],
    };
    const changed = changeRouting(regency, { officeId: 'b', from: today }, today);
    expect(changed.ok && changed.value.periods[0]?.validTo).toBe('2025-02-01');
  });

  it('may start today', () => {
    expect(changeRouting(province, { officeId: 'new', from: today }, today).ok).toBe(true);
  });

  it('may not start before today', () => {
    expect(changeRouting(province, { officeId: 'new', from: '2025-10-11' }, today)).toEqual({
      ok: false,
      error: { kind: 'starts_in_the_past' },
    });
  });

  it('may not slip in before a change that is planned later', () => {
    const planned = changeRouting(province, { officeId: 'new', from: '2025-11-01' }, today);
    expect(planned.ok && changeRouting(planned.value, { officeId: 'x', from: '2025-10-20' }, today)).toEqual({
      ok: false,
      error: { kind: 'later_change_exists', from: '2025-11-01' },
    });
  });

  it('may end the rule of a regency', () => {
    const regency = { ...province, regionCode: '62.01' };
    const changed = changeRouting(regency, { officeId: undefined, from: '2025-11-01' }, today);
    expect(changed.ok && changed.value.periods).toEqual([
      { officeId: 'old', validFrom: '2025-01-01', validTo: '2025-10-31', verified: true },
    ]);
  });

  it('may not leave a province without an office', () => {
    expect(changeRouting(province, { officeId: undefined, from: '2025-11-01' }, today)).toEqual({
      ok: false,
      error: { kind: 'province_needs_office' },
    });
  });
});
