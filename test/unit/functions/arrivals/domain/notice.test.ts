import { describe, expect, it } from 'vitest';
import { changedShares } from '#functions/arrivals/domain/announcement.ts';
import {
  type Acknowledgement,
  acknowledge,
  openInPlaceOf,
  partsOfNoticeId,
} from '#functions/arrivals/domain/notice.ts';
import { ARRIVAL_ID, aNotice, aNoticeRecord, aShare, at } from '#test/support/builders/arrivals.ts';

const answer = (by: string): Acknowledgement => ({
  by,
  channel: 'link',
  contactId: by,
  at: at('2025-10-16T03:50:00Z'),
});
const opening = {
  arrivalId: ARRIVAL_ID,
  manifestVersion: 2,
  share: aShare({ people: 24 }),
  now: at('2025-10-16T05:00:00Z'),
  rungs: 4,
};

describe('given an open notice', () => {
  it('when somebody answers then it is acknowledged by that name', () => {
    expect(acknowledge(aNoticeRecord(), answer('Siti'))?.current).toMatchObject({
      state: 'acknowledged',
      acknowledgement: { by: 'Siti' },
    });
  });

  it('when a second person answers then the first stands and the second is recorded', () => {
    const first = acknowledge(aNoticeRecord(), answer('Siti'));
    const second = first === undefined ? undefined : acknowledge(first, answer('Budi'));
    expect(second?.current).toMatchObject({
      acknowledgement: { by: 'Siti' },
      laterAcknowledgements: [{ by: 'Budi' }],
    });
  });

  it('when the same person answers again then nothing changes', () => {
    const first = acknowledge(aNoticeRecord(), answer('Siti'));
    expect(first === undefined ? 'none' : acknowledge(first, answer('Siti'))).toBeUndefined();
  });
});

describe('given a corrected share', () => {
  it('when a new notice opens then the acknowledged one before is superseded and must be answered again', () => {
    const before = aNoticeRecord({
      current: aNotice({ state: 'acknowledged', acknowledgement: answer('Siti') }),
    });
    const record = openInPlaceOf(before, opening);
    expect([record.current.state, record.current.correction, record.earlier[0]?.state]).toEqual([
      'open',
      true,
      'superseded',
    ]);
  });

  it('when only one office changed then only that one is told', () => {
    const jatim = aShare({ digest: 'new' });
    const ntb = aShare({ officeId: 'bp3mi-ntb', digest: 'same' });
    const told = [
      aNoticeRecord(),
      aNoticeRecord({ current: aNotice({ officeId: 'bp3mi-ntb', share: ntb }) }),
    ];
    expect(changedShares([jatim, ntb], told, (text) => text).map(({ share }) => share.officeId)).toEqual([
      'bp3mi-jatim',
    ]);
  });

  it('when an office has nobody left then it is told of nobody', () => {
    expect(changedShares([], [aNoticeRecord()], (text) => text).map(({ share }) => share.people)).toEqual([
      0,
    ]);
  });
});

describe('given the id of a notice', () => {
  it('when it is well-formed then it tells arrival and office', () => {
    expect(partsOfNoticeId(`${ARRIVAL_ID}-bp3mi-jatim-v12`)).toEqual({
      arrivalId: ARRIVAL_ID,
      officeId: 'bp3mi-jatim',
    });
  });

  it('when it is not then it tells nothing', () => {
    expect(partsOfNoticeId('x')).toBeUndefined();
  });
});
