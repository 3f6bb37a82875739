import {
  type LedgerMessage,
  ledgerReader,
  messagingClient,
  orderPreviewer,
} from '#functions/messaging/contract.ts';
import { handSendings } from '#functions/reminders/adapters/hand-sendings.ts';
import { previewTokens } from '#functions/reminders/adapters/preview-tokens.ts';
import { timelineStore } from '#functions/reminders/adapters/timeline-store.ts';
import { makeCompleteSending } from '#functions/reminders/app/complete-sending.ts';
import { makePreviewMessage } from '#functions/reminders/app/preview-message.ts';
import { makeSendReminder } from '#functions/reminders/app/send-reminder.ts';
import type { Actor } from '#shared/http/roles.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';
import { type Given, setUp } from './given.ts';
import { timedSenders } from './senders.ts';

const ACTOR: Actor = { accountId: 'organiser-kalbar', officeId: 'bp3mi-kalbar', roles: ['organiser'] };
const MINUTE = 60_000;

const isOver = (messages: readonly LedgerMessage[]): boolean =>
  messages.every(({ state }) => state !== 'held' && state !== 'sending');

/** Previews and sends by hand, with the real senders behind. */
export const handWorld = async (given: Given) => {
  const senders = timedSenders(given.now as Instant, {
    ...{ allowList: ['+628600'], perSecond: 1000, monthlyParts: given.budget, noticeFloor: 0 },
  });
  const { platform, provider, deliver, setNow, now, sweep, isIdle } = senders;
  const { table, clock, settings } = platform;
  const people = await setUp(senders, given);
  const store = timelineStore(table);
  const sendings = handSendings(table);
  const deps = {
    ...{ store, sendings, clock, publicUrl: settings.publicUrl, previewAbove: 0 },
    active: async () => ({ registrations: people }),
    preview: orderPreviewer(platform).preview,
    tokens: previewTokens(platform),
    complete: makeCompleteSending({ store, sendings, record: messagingClient(platform).record }),
  };
  const previewMessage = makePreviewMessage(deps);
  const sendReminder = makeSendReminder(deps);
  const callsBefore = provider.calls.length;

  const ledger = async (): Promise<readonly LedgerMessage[]> => {
    const messages: LedgerMessage[] = [];
    let cursor: string | undefined;
    do {
      const page = await ledgerReader(table).bySubject('event:EV1', cursor);
      messages.push(...page.messages);
      ({ cursor } = page);
    } while (cursor !== undefined);
    return messages;
  };

  return {
    writes: senders.writes,
    preview: async () => {
      const shown = await previewMessage({ eventId: 'EV1', wish: { kind: 'reminder' } }, ACTOR);
      if (!shown.ok || shown.value.token === undefined) throw new Error('no preview');
      return { preview: shown.value.preview, token: shown.value.token.secret };
    },
    send: (token: string) => sendReminder({ requestId: 'REQ1', eventId: 'EV1', token }, ACTOR),
    /** Lets time pass until every message of the event is final; the time until `from` passes at once. */
    runToTheEnd: async (from: Instant) => {
      await deliver(now());
      setNow(Math.max(now(), millisOf(from) - MINUTE));
      for (let left = 100; left > 0 && !isOver(await ledger()); left -= 1) {
        await deliver(now() + 15 * MINUTE);
        await sweep();
        if (isIdle()) setNow(now() + 5 * MINUTE);
      }
      const messages = await ledger();
      if (!isOver(messages)) throw new Error('a message is not final after all');
      const gone = messages.filter(({ state }) => state === 'accepted');
      return {
        gone,
        leftOut: messages.flatMap(({ state, reason = '' }) => (state === 'accepted' ? [] : [reason])),
        firstAt: gone
          .flatMap(({ history }) => history.filter(({ state }) => state === 'sending').map(({ at }) => at))
          .sort()[0],
        calls: provider.calls.slice(callsBefore),
      };
    },
    close: platform.close,
  };
};
