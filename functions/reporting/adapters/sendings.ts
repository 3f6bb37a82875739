import { type messagingClient, stopLinkPut } from '#functions/messaging/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { Put } from '#shared/store/table.ts';
import { repeatLost } from '#shared/store/transact-once.ts';
import type { AskVillages, FollowUpStore, Link, LinkStore, Person, Thank } from '../app/ports.ts';
import { afterEvent, answerLinkEnds, wordsOf } from './messages.ts';

type Deps = Pick<Platform, 'table' | 'ids' | 'settings' | 'clock'> & {
  readonly client: Pick<ReturnType<typeof messagingClient>, 'record' | 'recordEach'>;
  readonly links: LinkStore;
  readonly followUps: FollowUpStore;
};

type Texted = {
  readonly person: Person;
  readonly phone: string;
  readonly token: string;
  readonly stopCode: string;
};

const NO_LINK = 'tanpa-tautan';

/** Whoever may be texted, each with a link of their own; a walk-in gets the link to stop SMS that a registration has. */
export const makeThank =
  ({ table, ids, settings, client, links }: Deps): Thank =>
  async (event, task, people) => {
    const texted = people.flatMap((person): Texted[] => {
      const { phone, stopCode } = person;
      if (phone === undefined) return [];
      return [{ person, phone, token: ids.token(), stopCode: stopCode ?? ids.token() }];
    });
    const { eventId, officeId } = event;
    const { sender, event: name } = wordsOf(event);
    const goodUntil = answerLinkEnds(task);
    const link: Link = { purpose: 'feedback', eventId, officeId, goodUntil };
    const stops = texted.flatMap(({ person, phone, stopCode }): Put[] =>
      person.stopCode === undefined
        ? [stopLinkPut(stopCode, { phone, eventId, officeId, event: name, sender }, goodUntil)]
        : [],
    );
    await links.create(texted.map(({ token }) => ({ token, link })));
    await repeatLost(() => table.writeEach(stops));
    const base = settings.publicUrl;
    await client.record(
      {
        ...afterEvent(event, task),
        kind: 'thank_you',
        params: { ...wordsOf(event), link: `${base}/u/${NO_LINK}` },
      },
      texted.map(({ person, phone, token, stopCode }) => ({
        recipient: person.personId,
        to: phone,
        own: { link: `${base}/u/${token}`, stopLink: `${base}/s/${stopCode}` },
      })),
    );
  };

/** One officer of each village, by its own link. */
export const makeAskVillages =
  ({ ids, settings, client, links, followUps, clock }: Deps): AskVillages =>
  async (event, task, people) => {
    const base = settings.publicUrl;
    for (const [regionCode, { village, person }] of people) {
      const { phone, stopCode, personId } = person;
      if (phone === undefined) continue;
      const { eventId, officeId } = event;
      const token = ids.token();
      const goodUntil = answerLinkEnds(task);
      const link: Link = { purpose: 'follow_up', eventId, officeId, regionCode, village, goodUntil };
      await links.create([{ token, link }]);
      await followUps.ask({ eventId, regionCode, askedAt: clock.now() });
      await client.recordEach([
        {
          ...afterEvent(event, task),
          ...{ kind: 'village_follow_up', recipient: personId, to: phone },
          params: {
            ...wordsOf(event),
            village,
            link: `${base}/u/${token}`,
            ...(stopCode === undefined ? {} : { stopLink: `${base}/s/${stopCode}` }),
          },
        },
      ]);
    }
  };
