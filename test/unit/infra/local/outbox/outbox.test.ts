import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openOutbox } from '#infra/local/outbox/outbox.ts';
import { openLocalDatabase } from '#infra/local/storage/local-database.ts';
import type { Instant } from '#shared/kernel/time.ts';

const clock = { now: () => '2025-10-12T01:00:00.000Z' as Instant };
const request = (text: string) => ({
  to: '+6286012345678',
  text,
  reference: 'reminder#1',
  attempt: 'attempt#1',
});

const numbered = () => {
  let n = 0;
  const next = () => `sms-${++n}`;
  return { id: next, token: next };
};

describe('the outbox', () => {
  it('accepts an SMS and shows it with its parts', async () => {
    const outbox = openOutbox(openLocalDatabase(':memory:', 'kill'), { clock, ids: numbered() });
    expect(await outbox.send(request('x'.repeat(161)))).toEqual({ kind: 'accepted', providerId: 'sms-1' });
    const { attempt: _, ...shown } = request('x'.repeat(161));
    expect(outbox.list()).toEqual([{ ...shown, id: 'sms-1', parts: 2, acceptedAt: clock.now() }]);
  });

  it('has written an SMS before it answers', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sapa-outbox-'));
    const path = join(folder, 'sapa.db');
    await openOutbox(openLocalDatabase(path, 'power loss'), { clock, ids: numbered() }).send(request('Halo'));
    const seen = openOutbox(openLocalDatabase(path, 'power loss'), { clock, ids: numbered() }).list();
    rmSync(folder, { recursive: true });
    expect(seen.map(({ text }) => text)).toEqual(['Halo']);
  });
});
