import { describe, expect, it } from 'vitest';
import { attendanceCounts, attendanceOf } from '#functions/registrations/domain/attendance.ts';
import type { StoredMark, WalkIn } from '#functions/registrations/domain/attendance-mark.ts';
import { keyOf, minute, registered, storedMark } from '#test/support/builders/attendance.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';

const roll = {
  registrations: [registered(1), registered(2)],
  repeats: [{ registrationId: 'X9', code: '7777', of: 'R1' }],
};

const walkIn = (key: number, over: Partial<WalkIn> = {}, mark: Partial<StoredMark> = {}): StoredMark =>
  storedMark({ key: keyOf(key), target: { kind: 'walk_in', walkIn: { name: 'Markus', ...over } }, ...mark });

const present = (marks: readonly StoredMark[]) =>
  attendanceOf(roll, marks).flatMap(({ personId, since }) =>
    since === undefined ? [] : [[personId, since]],
  );

describe('the attendance of an event', () => {
  it('given the same person on two phones, is one attendance with the earlier time', () => {
    const marks = [storedMark({ at: minute(7) }), storedMark({ key: keyOf(2), at: minute(3) })];
    expect(present(marks)).toEqual([['R1', minute(3)]]);
  });

  it('given somebody taken off, does not have them', () => {
    expect(present([storedMark(), storedMark({ key: keyOf(2), at: minute(5), present: false })])).toEqual([]);
  });

  it('given somebody taken off and come back, counts from the return', () => {
    const off = storedMark({ key: keyOf(2), at: minute(5), present: false });
    expect(present([storedMark(), off, storedMark({ key: keyOf(3), at: minute(9) })])).toEqual([
      ['R1', minute(9)],
    ]);
  });

  it('given the code of a submission that was repeated, has the one who is registered', () => {
    expect(present([storedMark({ target: { kind: 'code', code: '7777' } })])).toEqual([['R1', minute(0)]]);
  });

  it('given a walk-in with phone and name of somebody registered, has that one', () => {
    expect(present([walkIn(5, { name: 'PESERTA  2', phone: phoneOf(2) })])).toEqual([['R2', minute(0)]]);
  });

  it('given one walk-in with a phone on two phones, is one person', () => {
    const phone = phoneOf(9);
    expect(present([walkIn(6, { phone }), walkIn(5, { phone }, { at: minute(4) })])).toEqual([
      [keyOf(5), minute(0)],
    ]);
  });

  it('given two of one name without a phone, has both', () => {
    expect(present([walkIn(5), walkIn(6)])).toHaveLength(2);
  });

  it('given the mark that takes a walk-in off before the one that brought them, does not have them', () => {
    const off = storedMark({
      key: keyOf(7),
      at: minute(8),
      present: false,
      target: { kind: 'walk_in_mark', walkInKey: keyOf(5) },
    });
    expect(present([off, walkIn(5)])).toEqual([]);
  });

  it('given somebody who cancelled, has them only when they came', () => {
    const gone = { registrations: [registered(1, { status: 'cancelled' })], repeats: [] };
    expect([attendanceOf(gone, []).length, attendanceOf(gone, [storedMark()]).length]).toEqual([0, 1]);
  });

  it('given more people than seats, counts them and says by how many', () => {
    const marks = [storedMark(), walkIn(5), walkIn(6)];
    expect(attendanceCounts(2, attendanceOf(roll, marks))).toMatchObject({
      present: 3,
      walkIns: 2,
      overCapacity: 1,
      seated: 2,
    });
  });
});
