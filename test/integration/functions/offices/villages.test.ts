import { describe, expect, it } from 'vitest';
import { seedVillages, villagesReader } from '#functions/offices/contract.ts';
import { eachPlatform } from '#test/support/test-platform.ts';

const platform = eachPlatform();

describe('the villages of the directory', () => {
  it('are those of a regency, each with code and district', async () => {
    await seedVillages(platform().table);
    const villages = await villagesReader(platform().table).ofRegency('61.12');
    expect(villages).toContainEqual({
      code: '61.12.03.2005',
      name: 'Sungai Ambawang Kuala',
      district: 'Sungai Ambawang',
    });
    expect(villages.every(({ code }) => /^61\.12\.\d{2}\.\d{4}$/.test(code))).toBe(true);
  });

  it('may be put there once more', async () => {
    await seedVillages(platform().table);
    await seedVillages(platform().table);
    expect((await villagesReader(platform().table).ofRegency('61.12')).length).toBeGreaterThan(100);
  });

  it('are none where nobody has put them, or where there is no such regency', async () => {
    expect(await villagesReader(platform().table).ofRegency('61.12')).toEqual([]);
    await seedVillages(platform().table);
    expect(await villagesReader(platform().table).ofRegency('99.99')).toEqual([]);
  });
});
