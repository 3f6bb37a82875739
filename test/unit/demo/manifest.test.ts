import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { manifestFiles } from '#infra/local/demo/data/build-manifest.ts';
import { demoArrival } from '#infra/local/demo/data/demo-data.ts';
import { correctedPeople, manifestPeople } from '#infra/local/demo/data/manifest-people.ts';
import { REPORTED_ORIGINS } from '#test/support/builders/arrivals.ts';

const people = manifestPeople();
const corrected = correctedPeople();

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const byProvince = (list: readonly { readonly province: string }[]) =>
  tally(list.map(({ province }) => province));

describe('the manifests of the demo', () => {
  it.each(['manifest-1.csv', 'manifest-2.csv'] as const)('%s is what the generator makes', async (file) => {
    const committed = await readFile(
      new URL(`../../../infra/local/demo/data/${file}`, import.meta.url),
      'utf8',
    );
    expect(committed).toBe(manifestFiles()[file]);
  });

  it('has 136 people, 110 men and 26 women', () => {
    expect(tally(people.map(({ sex }) => sex))).toEqual({ L: 110, P: 26 });
  });

  it('has the reported number of people from each of twelve provinces', () => {
    expect(byProvince(people)).toEqual(REPORTED_ORIGINS);
  });

  it('has the reported causes', () => {
    expect(tally(people.map(({ cause }) => cause))).toEqual({
      'Tanpa paspor': 29,
      'Tanpa permit': 84,
      Judi: 23,
    });
  });

  it('has three children, each with an adult of the same family as guardian', () => {
    const children = people.filter(({ guardian }) => guardian !== undefined);
    expect(children).toHaveLength(demoArrival.figures.children);
    for (const child of children) {
      const guardian = people.find(({ number }) => number === child.guardian);
      expect(guardian?.family).toBe(child.family);
      expect(Number(guardian?.birthDate.slice(-4))).toBeLessThan(2007);
    }
  });

  it('has only adults besides', () => {
    const adults = people.filter(({ guardian }) => guardian === undefined);
    expect(Math.max(...adults.map(({ birthDate }) => Number(birthDate.slice(-4))))).toBeLessThan(2007);
  });

  it('repeats no name and no document, and every document is plainly invented', () => {
    expect(new Set(people.map(({ name }) => name)).size).toBe(136);
    expect(new Set(people.map(({ document }) => document)).size).toBe(136);
    expect(people.every(({ document }) => document.startsWith('CONTOH-'))).toBe(true);
  });

  it('moves two people from Jawa Timur to Nusa Tenggara Barat in the correction, and nobody else', () => {
    const moved = corrected.filter((person, index) => person.province !== people[index]?.province);
    expect(moved).toHaveLength(2);
    expect(byProvince(corrected)).toEqual({
      ...byProvince(people),
      'Jawa Timur': 24,
      'Nusa Tenggara Barat': 12,
    });
  });
});
