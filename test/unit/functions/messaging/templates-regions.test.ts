import { describe, expect, it } from 'vitest';
import { render, templateList } from '#functions/messaging/adapters/templates/catalogue.ts';
import type { Intent } from '#functions/messaging/contract.ts';
import { region } from '#functions/offices/contract.ts';
import { reminderIntent } from '#test/support/builders/messaging.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const upTo99 = Array.from({ length: 99 }, (_, index) => two(index + 1));

/** Every code that there can be is asked for: those that exist are the 514 regencies and 7,285 districts. */
const regencies = upTo99.flatMap((province) => upTo99.flatMap((code) => region(`${province}.${code}`) ?? []));
const districts = regencies.flatMap(({ code }) => upTo99.flatMap((last) => region(`${code}.${last}`) ?? []));

const longestOf = (names: readonly string[], count: number): readonly string[] =>
  [...names].sort((a, b) => b.length - a.length).slice(0, count);

const OFFICE = 'Kementerian Pelindungan Pekerja Migran Indonesia';
const SENDER = 'P4MI Sumba Brt Daya';
const PUBLIC = `https://${'w'.repeat(32)}`;
const LINK = `${PUBLIC}/a/7Kq2MzAb3xY`;

/** The longest of everything, beside the name of the place under test. */
const around = (place: string, sender: string) => ({
  sender,
  event: 'Sosialisasi Peluang Kerja Luar Negeri Migrasi Aman',
  venue: `Aula Kantor Camat ${place}`,
  oldVenue: `Gedung Serbaguna Kecamatan ${place}`,
  newVenue: `Aula Kantor Camat ${place}`,
  village: place,
  contact: '+62 (0561) 7361112 ',
  stopLink: `${PUBLIC}/s/7Kq2MzAb3xY`,
  people: '99999',
  oldPeople: '88888',
  manner: 'pencegahan',
  region: place,
  checkpoint: `Pelab. ${place}`,
  phase: 'expected',
  reference: 'KB-2510-0170',
  link: LINK,
  rung: '4',
  local: '2025-12-30T23:59',
  until: '2025-12-30T23:59',
  oldLocal: '2025-12-23T23:59',
  newLocal: '2025-12-30T23:59',
  zone: 'Asia/Makassar',
});

/** Names without a blank to cut at, each with a letter of its own. */
const ENDLESS = {
  ...around('', ''),
  sender: 'S'.repeat(47),
  event: 'E'.repeat(50),
  venue: 'V'.repeat(100),
  oldVenue: 'O'.repeat(100),
  newVenue: 'V'.repeat(100),
  checkpoint: 'C'.repeat(42),
  region: 'R'.repeat(42),
  village: 'D'.repeat(44),
};

type Listed = (typeof templateList)[number];
type Variant = Listed & { readonly variant: string };

/** What makes a text take this variant; the other parameters do not matter for it. */
const SAME: Readonly<Record<string, object>> = {
  time: { oldVenue: 'V'.repeat(60), newVenue: 'V'.repeat(60) },
  place: { oldLocal: '2025-12-30T23:59' },
  neither: { oldVenue: 'V'.repeat(60), newVenue: 'V'.repeat(60), oldLocal: '2025-12-30T23:59' },
  other: { oldPeople: '99999' },
};

const variants: readonly Variant[] = templateList.flatMap((each) =>
  Object.keys(each.wordings).map((variant) => ({ ...each, variant })),
);

const MARKS = [{}, { again: true }, { people: 100 }, { again: true, people: 100 }];

const intentOf = ({ kind, language, variant }: Variant, params: object): Intent =>
  // The parameters of all kinds at once: each presenter takes its own.
  ({
    ...reminderIntent(),
    kind,
    params: { ...params, ...SAME[variant] },
    ...(language === 'en' && { language }),
  }) as unknown as Intent;

const flawsIn = (each: Variant, place: string, sender: string, marks = MARKS): readonly string[] =>
  marks
    .map((mark) => render(intentOf(each, around(place, sender)), mark))
    .filter(({ text, parts }) => parts > each.maxParts || !text.startsWith(sender.slice(0, 12)))
    .map(({ text }) => text);

const namesOf = (regions: readonly { readonly name: string }[]): readonly string[] => [
  ...new Set(regions.map(({ name }) => name)),
];

const places = namesOf([...regencies, ...districts]);
const longestPlaces = [...longestOf(namesOf(regencies), 15), ...longestOf(namesOf(districts), 15)];

describe('the longest real names', () => {
  it('are those of every regency and district', () => {
    expect([regencies.length, districts.length]).toEqual([514, 7285]);
  });

  it.each(variants)('fit in $id ($variant), whoever sends it', (each) => {
    expect(
      longestPlaces.flatMap((place) => [...flawsIn(each, place, SENDER), ...flawsIn(each, place, OFFICE)]),
    ).toEqual([]);
  });

  it.each(variants)('leave at least 20 letters of each name in $id ($variant)', (each) => {
    for (const { text } of MARKS.map((marks) => render(intentOf(each, ENDLESS), marks))) {
      expect(text).toMatch(/^S{20}/);
      const runs = text.match(/([EVOCDR])\1{9,}/g) ?? [];
      expect(Math.min(20, ...runs.map((run) => run.length))).toBe(20);
    }
  });
});

describe('every regency and district', () => {
  // Where a place is the venue, the village, or the home region and the checkpoint.
  const some = variants.filter(({ id }) =>
    ['reminder-2-id', 'village_follow_up-1-id', 'arrival_notice-2-id'].includes(id),
  );

  it.each(some)(
    'has a name that fits in $id',
    (each) => {
      expect(some).toHaveLength(3);
      expect(places.flatMap((place) => flawsIn(each, place, SENDER, MARKS.slice(-1)))).toEqual([]);
    },
    60_000,
  );
});
