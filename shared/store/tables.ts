/** One secondary index: its items are those that carry both attributes. */
export type IndexDefinition = {
  readonly partition: string;
  readonly sort: string;
  /**
   * Queries return `pk`, `sk` and the two attributes, nothing else; the index is written only when one of these changes.
   * It cannot tell what has expired, so it may still name items that a read of the table no longer finds.
   */
  readonly keysOnly?: true;
};

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
  /** Batches of messages, what stands under each phone number, and what can stop, limit or pay for a message. */
  messages: {
    indexes: {
      due: { ...due, keysOnly: true },
      byDay: { partition: 'officeDay', sort: 'plannedAt', keysOnly: true },
    },
  },
  /** Arrivals, manifests, people, notices, links. */
  arrivals: {
    indexes: {
      due,
      byOffice: { partition: 'officeId', sort: 'announcedAt' },
      byCheckpoint: { partition: 'checkpointId', sort: 'expectedAt' },
    },
  },
  /** What is written of an event afterwards. Due: messages of the days after. Open: issues of an office that nobody has closed. */
  reports: { indexes: { due, open: { partition: 'openOf', sort: 'dueOn' } } },
  /** Answers to requests that carried an Idempotency-Key. */
  requests: { indexes: {} },
} as const satisfies Record<string, TableDefinition>;

export type TableName = keyof typeof tables;

export type IndexName = { [T in TableName]: keyof (typeof tables)[T]['indexes'] }[TableName];

export const TIME_TO_LIVE = 'expiresAt';
