import type { DemoClient } from '#infra/local/demo/client/demo-client.ts';
import { type Duration, type Instant, plus } from '#shared/kernel/time.ts';
import {
  acknowledge,
  announce,
  cancelSeat,
  createEvent,
  manifestText,
  publish,
  recordArrival,
  register,
  reschedule,
  upload,
} from './crash-acts.ts';
import type { Journal } from './crash-journal.ts';
import type { CrashWorld } from './crash-world.ts';

type Act = (api: DemoClient) => Promise<unknown>;

/** What the acts of a story have found out for those that follow. */
type Story = {
  readonly journal: Journal;
  eventId: string;
  arrivalId: string;
  readonly seats: string[];
};

const organise = (story: Story, schedule: { localStart: string; localEnd: string }): readonly Act[] => [
  async (api) => {
    story.eventId = (await createEvent(api, 'event', schedule, 3)).eventId;
    story.journal.events.add(story.eventId);
  },
  (api) => publish(api, story.eventId),
  ...[1, 2, 3, 4, 5].map(
    (person): Act =>
      async (api) => {
        const registrationId = await register(api, story.eventId, person);
        story.journal.registered.set(registrationId, story.eventId);
        story.seats[person] = registrationId;
      },
  ),
];

const leave =
  (story: Story, person: number): Act =>
  async (api) => {
    const registrationId = story.seats[person] ?? '';
    await cancelSeat(api, story.eventId, registrationId);
    story.journal.cancelledSeats.add(registrationId);
  };

const tellOffices = (story: Story, version: 1 | 2): readonly Act[] => [
  async (api) => {
    const uploaded = await upload(api, story.arrivalId, manifestText(version), `upload-${version}`);
    story.journal.manifests.set(`${story.arrivalId} ${uploaded}`, 7);
  },
  async (api) => {
    await announce(api, story.arrivalId, version);
    story.journal.announced.set(story.arrivalId, version);
  },
];

const answer =
  (story: Story, account: string, office: string, version: number): Act =>
  async (api) => {
    const noticeId = `${story.arrivalId}-${office}-v${version}`;
    await acknowledge(api, account, noticeId);
    story.journal.acknowledged.add(noticeId);
  };

/** The clock ends where the act wanted it at first, however often it is cut off. */
const wait = (by: string): Act => {
  let target: Instant | undefined;
  return async (api) => {
    const now = await api.now();
    target ??= plus(now, by as Duration);
    if (now < target) await api.moveTo(target);
  };
};

/** A busy week of one organiser and one post. Each act may be cut off and done anew. */
export const busyWeek = async (world: CrashWorld, journal: Journal): Promise<readonly Act[]> => {
  const story: Story = { journal, eventId: '', arrivalId: '', seats: [] };
  const on = async (days: number, hour: string) => ({
    localStart: await world.localIn(days, `${hour}:00`),
    localEnd: await world.localIn(days, `${hour}:45`),
  });
  const [first, moved] = [await on(5, '09'), await on(6, '10')];
  const expected = await world.localIn(0, '16:00');
  return [
    ...organise(story, first),
    async (api) => {
      story.arrivalId = await recordArrival(api, 'arrival', expected);
      journal.arrivals.add(story.arrivalId);
    },
    ...tellOffices(story, 1),
    leave(story, 1),
    answer(story, 'officer-jatim', 'bp3mi-jatim', 1),
    wait('PT35M'),
    ...tellOffices(story, 2),
    wait('PT65M'),
    answer(story, 'officer-ntb', 'bp3mi-ntb', 2),
    wait('PT3H'),
    // From here on nobody is called any more: five days of calls each quarter of an hour would be most of the week.
    answer(story, 'officer-jateng', 'bp3mi-jateng', 1),
    answer(story, 'officer-jatim', 'bp3mi-jatim', 2),
    wait('P2DT2H'),
    async (api) => {
      await reschedule(api, story.eventId, moved);
      journal.starts.set(story.eventId, moved.localStart);
    },
    leave(story, 2),
    wait('P1D'),
    leave(story, 3),
    wait('P2D'),
  ];
};
