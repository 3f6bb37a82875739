import { afterEach, describe, expect, it } from 'vitest';
import {
  announce,
  createEvent,
  manifestText,
  publish,
  recordArrival,
  register,
  upload,
} from '#test/support/crash-acts.ts';
import { crashAudit } from '#test/support/crash-audit.ts';
import { gatherCrashFacts } from '#test/support/crash-facts.ts';
import { emptyJournal, type Journal } from '#test/support/crash-journal.ts';
import type { Faults } from '#test/support/crash-platform.ts';
import { type CrashWorld, crashWorld } from '#test/support/crash-world.ts';

let world: CrashWorld;
afterEach(() => world.end());

const auditOf = async (journal: Journal) => crashAudit(await gatherCrashFacts(world.api(), journal), journal);

/** Killed when a page is written and nobody was woken: afterwards the sweeper finds it. */
const killedInFanOut = async (faults: Faults) => {
  world = await crashWorld();
  const journal = emptyJournal();
  const schedule = {
    localStart: await world.localIn(4, '09:00'),
    localEnd: await world.localIn(4, '10:00'),
  };
  const { eventId } = await createEvent(world.api(), 'event', schedule, 5);
  journal.events.add(eventId);
  await publish(world.api(), eventId);
  for (const person of [1, 2]) journal.registered.set(await register(world.api(), eventId, person), eventId);
  await world.killDuring({ point: 'page-written' }, () => world.advance('P1DT4H'));
  await world.restart(faults);
  await world.advance('PT6M');
  return auditOf(journal);
};

/** Killed when notices and their batches are stored, and nobody was woken. */
const killedAfterAnnouncement = async (faults: Faults) => {
  world = await crashWorld();
  const journal = emptyJournal();
  const arrivalId = await recordArrival(world.api(), 'arrival', await world.localIn(0, '16:00'));
  journal.arrivals.add(arrivalId);
  await upload(world.api(), arrivalId, manifestText(1), 'upload');
  await world.killDuring({ point: 'announced' }, (api) => announce(api, arrivalId, 1));
  await world.restart(faults);
  await world.advance('PT35M');
  return auditOf(journal);
};

describe('the guard of the claim', () => {
  const slow = { claimDelayMs: 1_000, deliveredTwice: true };

  it('keeps two senders that hold the same message from sending it twice', async () => {
    expect(await killedInFanOut(slow)).toEqual([]);
  });

  it('leaves doubles for the audit to find when it is taken out', async () => {
    expect(await killedInFanOut({ ...slow, claimsUnguarded: true })).toContainEqual(
      expect.stringMatching(/^sent twice: reminder\|/),
    );
  });
});

// That they fill them is shown wherever the platform dies after an announcement.
describe('the sweepers', () => {
  it('leave gaps for the audit to find when they are off', async () => {
    const found = await killedAfterAnnouncement({ sweepersOff: true });
    expect(found).toContainEqual(expect.stringMatching(/^never told: .*-bp3mi-jatim-v1$/));
    expect(found).toContainEqual(expect.stringMatching(/^nobody attends .*-bp3mi-jatim-v1/));
    expect(found).toContainEqual(expect.stringMatching(/^no outcome 5 minutes later: .* is held$/));
  });
});
