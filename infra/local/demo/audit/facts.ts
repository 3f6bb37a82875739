import type { ArrivalView, ManifestView, NoticeView } from '#functions/arrivals/contract.ts';
import type { EventView } from '#functions/events/contract.ts';
import type { LedgerMessage } from '#functions/messaging/contract.ts';
import type { TimelinePage } from '#functions/reminders/contract.ts';
import type { SentSms } from '../client/demo-client.ts';
import type { Budget, OptOut, Person, Registration, SwitchChange } from './reading.ts';

/** One event as the API shows it at the end. */
export type EventFacts = {
  readonly event: EventView;
  readonly registrations: readonly Registration[];
  /** Absent for an event without registration. */
  readonly timeline?: TimelinePage;
  readonly messages: readonly LedgerMessage[];
};

export type ArrivalFacts = {
  readonly arrival: ArrivalView;
  /** Short name of the checkpoint, and of each office by id. */
  readonly checkpoint: string;
  readonly offices: ReadonlyMap<string, string>;
  /** The version that the offices were told last. */
  readonly manifest: ManifestView;
  readonly people: readonly Person[];
  /** Every notice that anybody was ever sent, superseded ones too. */
  readonly notices: readonly NoticeView[];
  readonly messages: readonly LedgerMessage[];
};

/** All that can be seen from outside when the story is over. */
export type Facts = {
  readonly outbox: readonly SentSms[];
  readonly events: readonly EventFacts[];
  readonly arrival: ArrivalFacts;
  /** What was stopped and resumed, newest first. */
  readonly switchChanges: readonly SwitchChange[];
  /** What participants have asked for, by their phone. */
  readonly optOuts: ReadonlyMap<string, readonly OptOut[]>;
  /** Of every office that wrote to somebody, for every month in which one did. */
  readonly budgets: readonly Budget[];
};

export const allMessages = ({
  events,
  arrival,
}: Pick<Facts, 'events' | 'arrival'>): readonly LedgerMessage[] => [
  ...events.flatMap(({ messages }) => messages),
  ...arrival.messages,
];
