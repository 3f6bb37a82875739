/** One secondary index: its items are those that carry both attributes. */
export type IndexDefinition = { readonly partition: string; readonly sort: string };

export type TableDefinition = { readonly indexes: Readonly<Record<string, IndexDefinition>> };

/** Rows with something to do at a time: `dueShard` is constant per kind of row, `dueAt` an Instant. Swept every minute. */
const due: IndexDefinition = { partition: 'dueShard', sort: 'dueAt' };

/**
 * The only definition of tables and indexes, read by both adapters and by the infrastructure.
 * Every table has the key (`pk`, `sk`) and the time to live `expiresAt`, in seconds since 1970.
 */
export const tables = {
  /** Directory, contacts, duty order, checkpoints, routing, accounts. */
  offices: { indexes: {} },
  events: { indexes: { byOffice: { partition: 'officeId', sort: 'startsAt' } } },
  /** Seats, registrations, identity guards, waiting list: all of one event in one partition. Due: seats to be filled. */
  registrations: { indexes: { due } },
  /** One timeline per event. */
  reminders: { indexes: { due } },
  /** Intents, the gates that can stop them, and attempts. */
  messages: { indexes: { due, bySubject: { partition: 'subject', sort: 'createdAt' } } },
  /** Arrivals, manifests, people, notices, links. */
  arrivals: {
    indexes: {
      due,
      byOffice: { partition: 'officeId', sort: 'announcedAt' },
      byCheckpoint: { partition: 'checkpointId', sort: 'expectedAt' },
    },
  },
  /** Answers to requests that carried an Idempotency-Key. */
  requests: { indexes: {} },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

export type IndexName = { [T in TableName]: keyof (typeof tables)[T]['indexes'] }[TableName];

export const TIME_TO_LIVE = 'expiresAt';
