import { describe, expect, it } from 'vitest';
import { onDuty } from '#functions/offices/domain/duty.ts';
import { ladderAt } from '#functions/offices/domain/ladder.ts';
import type { Instant, LocalDateTime } from '#shared/kernel/time.ts';
import { anOfficeEntry } from '#test/support/builders/offices.ts';

describe('onDuty', () => {
  const { duty } = anOfficeEntry('a');

  it.each([
    ['Thursday morning', '2025-10-16T10:36', 'a-day'],
    ['the minute a shift starts', '2025-10-16T07:00', 'a-day'],
    ['the minute it ends', '2025-10-16T19:00', 'a-night'],
    ['after midnight, by the shift of the day before', '2025-10-17T02:35', 'a-night'],
    ['Saturday before dawn, by the shift of Friday', '2025-10-18T06:59', 'a-night'],
    ['Monday before dawn, when no shift of Sunday runs', '2025-10-20T06:59', 'a-head'],
    ['Sunday noon, when nobody has a shift', '2025-10-19T12:00', 'a-head'],
  ])('finds who answers on %s', (_when, local, contactId) => {
    expect(onDuty(duty, local as LocalDateTime)).toEqual([contactId]);
  });

  it('names everybody whose shifts overlap, each once', () => {
    const shift = { contactId: 'x', days: [4], from: '00:00', to: '00:00' } as const;
    const order = { shifts: [shift, { ...shift, contactId: 'y' }, shift], fallback: 'z' };
    expect(onDuty(order, '2025-10-16T10:36' as LocalDateTime)).toEqual(['x', 'y']);
  });
});

describe('ladderAt', () => {
  const own = anOfficeEntry('post', { office: { supervisedBy: 'office' } });
  const supervising = anOfficeEntry('office');
  const nationalDesk = anOfficeEntry('desk', { office: { zone: 'Asia/Jayapura' } });
  const thursdayMorning = '2025-10-16T03:36:00.000Z' as Instant;
  const ids = (rungs: ReturnType<typeof ladderAt>) =>
    rungs.map((rung) => rung.map(({ contactId }) => contactId));

  it('asks duty officer, head, supervising office and national desk', () => {
    expect(ids(ladderAt({ own, supervising, nationalDesk }, thursdayMorning))).toEqual([
      ['post-day'],
      ['post-head'],
      ['office-day'],
      ['desk-day'],
    ]);
  });

  it('reads each duty order on the clock of its own office', () => {
    const evening = '2025-10-16T11:00:00.000Z' as Instant;
    expect(ids(ladderAt({ own, supervising, nationalDesk }, evening))[3]).toEqual(['desk-night']);
  });

  it('has no third rung without a supervising office', () => {
    expect(ids(ladderAt({ own, supervising: undefined, nationalDesk }, thursdayMorning))).toHaveLength(3);
  });

  it('does not ask the national desk twice', () => {
    expect(
      ids(ladderAt({ own: nationalDesk, supervising: undefined, nationalDesk }, thursdayMorning)),
    ).toEqual([['desk-day'], ['desk-head']]);
  });

  it('leaves out a rung without anybody', () => {
    const headless = { ...own, headId: 'gone' };
    expect(ids(ladderAt({ own: headless, supervising, nationalDesk }, thursdayMorning))[1]).toEqual([
      'office-day',
    ]);
  });
});
