import { describe, expect, it } from 'vitest';
import { violations } from '#test/support/web/accessibility.ts';
import { eachVisit, unfold, widthOf } from '#test/support/web/visits.ts';

const visit = eachVisit();

describe('given the page of the platform with its demo on a phone 360 px wide', () => {
  it('when axe looks at it with every section open, then it finds nothing serious', async () => {
    const page = await visit('/');
    await unfold(page);
    expect(await violations(page, ['serious', 'critical'])).toEqual([]);
  });

  it('when the system is dark, then axe finds nothing serious either', async () => {
    const page = await visit('/', { colorScheme: 'dark' });
    await unfold(page);
    expect(await violations(page, ['serious', 'critical'])).toEqual([]);
  });

  it('when it is opened, then it does not scroll sideways', async () => {
    expect(await widthOf(await visit('/'))).toBeLessThanOrEqual(360);
  });
});
