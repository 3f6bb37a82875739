import type { DatabaseSync } from 'node:sqlite';
import { openOutbox } from '#infra/local/outbox/outbox.ts';
import { openLocalDatabase } from '#infra/local/storage/local-database.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { describeProvider, type ProviderUnderTest } from './provider-contract.ts';

const clock = { now: () => '2025-10-12T01:00:00.000Z' as Instant };
const ids = { id: () => 'sms-1', token: () => 'token-1' };

/** An outbox whose database is then broken. */
const open = async (afterwards: (database: DatabaseSync) => void): Promise<ProviderUnderTest> => {
  const database = openLocalDatabase(':memory:', 'kill');
  const outbox = openOutbox(database, { clock, ids });
  afterwards(database);
  return {
    provider: outbox,
    taken: () => (database.isOpen ? outbox.list() : []),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
};

describeProvider('the outbox', [
  { name: 'accepts', expected: { kind: 'accepted' }, taken: 1, open: () => open(() => undefined) },
  {
    name: 'cannot write',
    expected: { kind: 'not_accepted', reason: 'outbox_failed' },
    taken: 0,
    open: () => open((database) => database.exec('PRAGMA query_only = ON')),
  },
  {
    name: 'has lost its database',
    expected: { kind: 'unknown', reason: 'outbox_failed' },
    taken: 0,
    open: () => open((database) => database.close()),
  },
]);
