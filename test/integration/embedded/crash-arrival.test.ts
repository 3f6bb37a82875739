import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listPeopleContract } from '#functions/arrivals/contract.ts';
import {
  acknowledge,
  announce,
  arrivalOf,
  manifestText,
  POST,
  recordArrival,
  upload,
} from '#test/support/crash-acts.ts';
import { crashAudit } from '#test/support/crash-audit.ts';
import { gatherCrashFacts } from '#test/support/crash-facts.ts';
import { emptyJournal } from '#test/support/crash-journal.ts';
import type { CrashPointName } from '#test/support/crash-points.ts';
import { type CrashWorld, crashWorld } from '#test/support/crash-world.ts';

const OFFICES = ['bp3mi-jateng', 'bp3mi-jatim', 'bp3mi-ntb'];

let world: CrashWorld;
const journal = emptyJournal();
let arrivals = 0;

beforeAll(async () => {
  world = await crashWorld();
});
afterAll(() => world.end());

const audit = async () => crashAudit(await gatherCrashFacts(world.api(), journal), journal);

const arrival = async (): Promise<string> => {
  arrivals += 1;
  const arrivalId = await recordArrival(world.api(), `arrival-${arrivals}`, await world.localIn(0, '16:00'));
  journal.arrivals.add(arrivalId);
  return arrivalId;
};

const uploadTo = async (arrivalId: string, version: 1 | 2 = 1) => {
  const key = `upload-${arrivalId}-${version}`;
  expect(await upload(world.api(), arrivalId, manifestText(version), key)).toBe(version);
  journal.manifests.set(`${arrivalId} ${version}`, 7);
};

const announceIt = async (arrivalId: string, version: 1 | 2 = 1) => {
  await announce(world.api(), arrivalId, version);
  journal.announced.set(arrivalId, version);
};

/** Rule and office of each SMS about the arrival, in order. */
const toldBy = async (arrivalId: string) =>
  (await world.api().outbox())
    .filter(({ reference }) => reference.includes(`notice:${arrivalId}-`))
    .map(({ reference }) => {
      const [, subject = '', , rule] = reference.split('|');
      return `${rule} ${/bp3mi-[a-z]+/.exec(subject)?.[0]}`;
    })
    .sort();

const firstCalls = OFFICES.map((office) => `rung-1 ${office}`);

/** The first calls with `again` repeated; the first call of an office may have been lost with the process. */
const officesOf = (told: readonly string[]) => [...new Set(told.map((line) => line.split(' ')[1]))];

describe('a platform killed while a manifest comes in', () => {
  it('at people-written shows nothing of it, and takes the same upload as the first version', async () => {
    const arrivalId = await arrival();
    await world.killDuring({ point: 'people-written' }, (api) =>
      upload(api, arrivalId, manifestText(1), `upload-${arrivalId}-1`),
    );
    await world.restart();
    const params = { arrivalId, version: '1' };
    expect((await arrivalOf(world.api(), arrivalId)).manifests).toBe(0);
    expect(await world.api().ask(POST, listPeopleContract, { params })).toMatchObject({
      error: { status: 404 },
    });
    await world.advance('PT61S');
    await uploadTo(arrivalId);
    expect(await audit()).toEqual([]);
  });

  it('at manifest-stored shows all of it, and the same upload is no second version', async () => {
    const arrivalId = await arrival();
    await world.killDuring({ point: 'manifest-stored' }, (api) =>
      upload(api, arrivalId, manifestText(1), `upload-${arrivalId}-1`),
    );
    await world.restart();
    expect((await arrivalOf(world.api(), arrivalId)).manifests).toBe(1);
    await world.advance('PT61S');
    await uploadTo(arrivalId);
    await world.advance('P2D');
    expect((await arrivalOf(world.api(), arrivalId)).manifests).toBe(1);
    expect(await audit()).toEqual([]);
  });
});

// While no other notice is open whose ladder could be climbed.
describe('a platform killed while it climbs the ladder', () => {
  it('calls the rung it died on once, and the next one in time', async () => {
    const arrivalId = await arrival();
    await uploadTo(arrivalId);
    await announceIt(arrivalId);
    await world.advance('PT1M');
    await world.killDuring({ point: 'rung-called' }, () => world.advance('PT31M'));
    await world.restart();
    await world.advance('PT40M');
    const told = await toldBy(arrivalId);
    expect(told).toEqual([1, 2, 3].flatMap((rung) => OFFICES.map((office) => `rung-${rung} ${office}`)));
    expect(await audit()).toEqual([]);
  });

  it('keeps an answer, and calls nobody of that office again', async () => {
    const arrivalId = await arrival();
    await uploadTo(arrivalId);
    await announceIt(arrivalId);
    const noticeId = `${arrivalId}-bp3mi-ntb-v1`;
    await acknowledge(world.api(), 'officer-ntb', noticeId);
    journal.acknowledged.add(noticeId);
    await world.restart();
    await world.advance('PT35M');
    expect((await toldBy(arrivalId)).filter((line) => line.startsWith('rung-2'))).toEqual([
      'rung-2 bp3mi-jateng',
      'rung-2 bp3mi-jatim',
    ]);
    expect(await audit()).toEqual([]);
  });
});

describe('a platform killed between manifest and notices', () => {
  it('has told nobody, and tells everybody when it is asked again', async () => {
    const arrivalId = await arrival();
    await uploadTo(arrivalId);
    await world.killDuring({ point: 'before-announcement' }, (api) => announce(api, arrivalId, 1));
    await world.restart();
    await world.advance('PT6M');
    expect(await arrivalOf(world.api(), arrivalId)).toMatchObject({ state: 'expected', notices: [] });
    expect(await toldBy(arrivalId)).toEqual([]);
    await announceIt(arrivalId);
    await world.advance('PT6M');
    expect(await toldBy(arrivalId)).toEqual(firstCalls);
    expect(await audit()).toEqual([]);
  });

  it.each<CrashPointName>(['announced', 'before-claim', 'claimed', 'provider-accepted'])(
    'at %s tells every office, at most twice and then saying so, and goes on calling',
    async (point) => {
      const arrivalId = await arrival();
      await uploadTo(arrivalId);
      // The notices leave after the announcement is answered, or before.
      await world.killDuring({ point }, async (api) => {
        await announce(api, arrivalId, 1);
        await world.advance('PT1M');
      });
      await world.restart();
      await announceIt(arrivalId);
      await world.advance('PT6M');
      expect(officesOf(await toldBy(arrivalId)).sort()).toEqual(OFFICES);
      if (!['claimed', 'provider-accepted'].includes(point))
        expect(await toldBy(arrivalId)).toEqual(firstCalls);
      expect(await audit()).toEqual([]);
      await world.advance('PT30M');
      const { notices } = await arrivalOf(world.api(), arrivalId);
      expect(notices.map(({ state, rung }) => [state, rung])).toEqual(Array(3).fill(['open', 2]));
      expect(await audit()).toEqual([]);
    },
  );
});

describe('a platform killed twice', () => {
  it('repeats what was lost once, when it dies again as it plans to', async () => {
    const arrivalId = await arrival();
    await uploadTo(arrivalId);
    await world.killDuring({ point: 'claimed' }, async (api) => {
      await announce(api, arrivalId, 1);
      await world.advance('PT1M');
    });
    await world.restart();
    await announceIt(arrivalId);
    await world.killDuring({ point: 'second-recorded' }, () => world.advance('PT3M'));
    await world.restart();
    await world.advance('PT4M');
    const told = await toldBy(arrivalId);
    expect(officesOf(told).sort()).toEqual(OFFICES);
    expect(told.filter((each) => each.startsWith('rung-1:ulang '))).toHaveLength(1);
    expect(await audit()).toEqual([]);
  });
});

describe('a platform killed after a correction', () => {
  it('tells the offices whose share changed, and only them', async () => {
    const arrivalId = await arrival();
    await uploadTo(arrivalId);
    await announceIt(arrivalId);
    await world.advance('PT2M');
    await uploadTo(arrivalId, 2);
    await world.killDuring({ point: 'announced' }, (api) => announce(api, arrivalId, 2));
    await world.restart();
    await announceIt(arrivalId, 2);
    await world.advance('PT6M');
    const corrections = (await world.api().outbox()).filter(
      ({ reference }) => reference.startsWith('arrival_correction|') && reference.includes(arrivalId),
    );
    expect(corrections.map(({ reference }) => /bp3mi-[a-z]+/.exec(reference)?.[0]).sort()).toEqual([
      'bp3mi-jatim',
      'bp3mi-ntb',
    ]);
    expect(await audit()).toEqual([]);
  });
});
