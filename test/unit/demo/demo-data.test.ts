import { getVillages } from 'idn-area-data';
import { describe, expect, it } from 'vitest';
import { type DemoEvent, demoEvents } from '#infra/local/demo/data/demo-data.ts';
import { participantsOf } from '#infra/local/demo/data/participants.ts';
import villages from '#infra/local/demo/data/villages.json' with { type: 'json' };
import { INVENTED_PHONE_PREFIX, isPhone } from '#shared/text/phone.ts';

const everybody = demoEvents.flatMap(({ participants }) =>
  participants ? participantsOf(participants) : [],
);

const fieldsOf = ({ event, participants }: DemoEvent): readonly string[] => [
  ...Object.keys(event),
  ...event.speakers.flatMap((speaker) => Object.keys(speaker).map((field) => `speakers.${field}`)),
  ...Object.keys(participants ?? {}).map((field) => `participants.${field}`),
];

describe('the events of the demo', () => {
  it('are the five that were reported', () => {
    expect(demoEvents.map(({ event }) => [event.localStart.slice(0, 10), event.venue.regionCode])).toEqual([
      ['2025-07-09', '63.01.01'],
      ['2025-10-22', '18.01.04'],
      ['2025-11-13', '61.12.03'],
      ['2025-12-17', '61.71'],
      ['2026-02-05', '61.71'],
    ]);
  });

  it.each(demoEvents)('$key says of its hours that they are ours', ({ oursNotReported }) => {
    expect(oursNotReported).toEqual(expect.arrayContaining(['localStart', 'localEnd']));
  });

  it.each(demoEvents)('$key marks as ours only what is there', (demo) => {
    expect(fieldsOf(demo)).toEqual(expect.arrayContaining(demo.oursNotReported));
  });

  it('gives the host of Sungai Ambawang to the regency and the speech to BP3MI', () => {
    const ambawang = demoEvents.find(({ key }) => key === 'ambawang');
    expect(ambawang?.event.hosts[0]).toMatchObject({
      institution: 'Dinas Transmigrasi dan Tenaga Kerja Kabupaten Kubu Raya',
      role: 'penyelenggara',
    });
    expect(ambawang?.event.speakers[0]?.position).toBe('Kepala BP3MI Kalimantan Barat');
  });
});

describe('the participants of the demo', () => {
  it('are 30, 45, 60 and 13', () => {
    expect(
      demoEvents.map(({ participants }) => (participants ? participantsOf(participants).length : 0)),
    ).toEqual([30, 45, 60, 13, 0]);
  });

  it('have numbers that reach nobody, each its own but for two companies', () => {
    expect(everybody.every(({ phone }) => isPhone(phone) && phone.startsWith(INVENTED_PHONE_PREFIX))).toBe(
      true,
    );
    expect(new Set(everybody.map(({ phone }) => phone)).size).toBe(everybody.length - 1);
  });

  it('have names of their own', () => {
    expect(new Set(everybody.map(({ name }) => name)).size).toBe(everybody.length);
  });

  it('come from every village of Takisung', () => {
    const regions = new Set(
      everybody.map(({ region }) => region).filter((code) => code.startsWith('63.01.01')),
    );
    expect(regions.size).toBe(12);
  });

  it('come from villages that exist', async () => {
    const official = new Map((await getVillages()).map(({ code, name }) => [code, name.trim()]));
    const ours = Object.values(villages).flatMap((district) => Object.entries(district));
    expect(ours.every(([code, name]) => official.get(code) === name)).toBe(true);
  });
});
