import type * as z from 'zod';
import { type BoundRoute, route } from '#shared/http/route.ts';
import type { Instant } from '#shared/kernel/time.ts';
import type { AttendanceServices } from '../../attendance-services.ts';
import { markAtDoorContract } from '../../contract/attendance-door-routes.ts';
import type { Mark, MarkTarget } from '../../domain/attendance-mark.ts';
import { keyOfPress, markOf } from '../attendance-marks.ts';
import { attendanceProblem } from '../attendance-problems.ts';

type Pressed = z.output<typeof markAtDoorContract.body.schema>;

const WALK_IN_KEY = /^[0-9a-f]{32}$/;

const person = (orang: string): MarkTarget =>
  WALK_IN_KEY.test(orang)
    ? { kind: 'walk_in_mark', walkInKey: orang }
    : { kind: 'registration', registrationId: orang };

const guest = ({ nama, telepon, desa, sms }: Pressed) => ({
  name: nama,
  ...(telepon === '' ? {} : { phone: telepon }),
  ...(desa === '' ? {} : { village: desa }),
  ...(sms === 'ya' ? { mayText: true } : {}),
});

/** What a button of the page means; undefined when a field is empty that must not be. */
const read = (pressed: Pressed, at: Instant): Mark | undefined => {
  const { form, aksi, orang, kode, nama, jk } = pressed;
  const key = keyOfPress(form, aksi, orang, kode, nama, jk);
  const common = { key, at, present: aksi !== 'batal', ...(jk === '' ? {} : { sex: jk }) };
  if (aksi === 'kode') return { ...common, target: { kind: 'code', code: kode } };
  if (aksi === 'tamu') return nama === '' ? undefined : markOf({ ...common, walkIn: guest(pressed) });
  return { ...common, target: person(orang) };
};

const MESSAGES = { hadir: 'hadir', kode: 'hadir', batal: 'batal', tamu: 'tamu' } as const;

export const markAtDoorRoute = ({ openDoor, recordAttendance, platform }: AttendanceServices): BoundRoute =>
  route(markAtDoorContract, async ({ params, body }) => {
    const door = await openDoor(params.token);
    if (!door.ok) return attendanceProblem(door.error);
    const back = (pesan: string) => {
      const search = new URLSearchParams({ pesan, ...(body.q === '' ? {} : { q: body.q }) });
      return { body: '', location: `/hadir/${params.token}?${search}` as const };
    };
    const mark = read(body, platform.clock.now());
    if (mark === undefined) return back('nama');
    const recorded = await recordAttendance({ ...door.value, by: 'link', marks: [mark] });
    if (!recorded.ok) return attendanceProblem(recorded.error);
    const isKnown = ['recorded', 'repeated'].includes(recorded.value.get(mark.key) ?? '');
    return back(isKnown ? MESSAGES[body.aksi] : 'kode');
  });
