import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plannedFaults } from '#shared/store/faults/store-faults.ts';
import { openSqliteTable } from '#shared/store/sqlite-table.ts';
import { type ArrivalsHarness, arrivalsHarness, postOfficer } from '#test/support/arrivals-harness.ts';
import { aManifest, people } from '#test/support/builders/arrivals.ts';

let harness: ArrivalsHarness;

beforeEach(async () => {
  harness = await arrivalsHarness();
});
afterEach(() => harness.platform.close());

const importText = (arrivalId: string, text: string, uploadId = harness.platform.ids.id()) =>
  harness.services.importManifest({ arrivalId, uploadId, actor: postOfficer, text });

describe('given arrivals of one month', () => {
  it('when many are recorded at once then every reference is given once and none is skipped', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, harness.record));
    const found = await Promise.all(ids.map((id) => harness.services.getArrival(id, postOfficer)));
    expect(found.map((each) => each.ok && each.value.arrival.reference).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `KB-2510-00${number}`),
    );
  });
});

describe('given a manifest with a bad row', () => {
  const text = aManifest([...people(2), { sex: '?' }]);

  it('when it is uploaded then the good rows are a draft and the bad one is held', async () => {
    const imported = await importText(await harness.record(), text);
    expect(
      imported.ok && [
        imported.value.manifest.people,
        imported.value.manifest.heldRows,
        imported.value.errors[0]?.row,
      ],
    ).toEqual([2, 1, 4]);
  });

  it('when it is announced then it is refused: nobody may be lost', async () => {
    const arrivalId = await harness.record();
    await importText(arrivalId, text);
    expect(await harness.announce(arrivalId, 1, 1)).toEqual({
      ok: false,
      error: { kind: 'manifest_has_held_rows', held: 1 },
    });
  });

  it('when the mended file is uploaded then that version can be announced', async () => {
    const arrivalId = await harness.record();
    await importText(arrivalId, text);
    await importText(arrivalId, aManifest(people(3)));
    expect((await harness.announce(arrivalId, 1, 2)).ok).toBe(true);
  });

  it('when its version is read then the mistakes are listed', async () => {
    const arrivalId = await harness.record();
    await importText(arrivalId, text);
    const read = await harness.services.getManifest({ arrivalId, version: 1 }, postOfficer);
    expect(read.ok && read.value.errors.map(({ code }) => code)).toEqual(['invalid_sex']);
  });
});

describe('given an unusable file', () => {
  it('when it is uploaded then nothing is kept', async () => {
    const arrivalId = await harness.record();
    const imported = await importText(arrivalId, 'Nama;Umur\nSiti;30');
    const found = await harness.services.getArrival(arrivalId, postOfficer);
    expect([imported.ok, found.ok && found.value.arrival.manifests]).toEqual([false, 0]);
  });
});

describe('given an upload whose request comes again', () => {
  it('when it is the same upload then it is the same version', async () => {
    const arrivalId = await harness.record();
    const uploadId = harness.platform.ids.id();
    await importText(arrivalId, aManifest(people(2)), uploadId);
    const again = await importText(arrivalId, aManifest(people(2)), uploadId);
    const found = await harness.services.getArrival(arrivalId, postOfficer);
    expect([again.ok && again.value.manifest.version, found.ok && found.value.arrival.manifests]).toEqual([
      1, 1,
    ]);
  });

  it('when two uploads run at once then they are two versions', async () => {
    const arrivalId = await harness.record();
    const both = await Promise.all([
      importText(arrivalId, aManifest(people(2))),
      importText(arrivalId, aManifest(people(3))),
    ]);
    expect(both.map((each) => each.ok && each.value.manifest.version).sort()).toEqual([1, 2]);
  });
});

describe('given an upload that dies halfway', () => {
  const halfway = async () => {
    const faults = plannedFaults();
    const clock = { now: () => harness.platform.clock.now() };
    const table = openSqliteTable({ path: ':memory:', clock, faults: { onWrite: faults.onWrite } });
    const faulty = await arrivalsHarness({ table, clock });
    const arrivalId = await faulty.record();
    faults.next('none', 'half_written');
    const upload = {
      arrivalId,
      uploadId: faulty.platform.ids.id(),
      actor: postOfficer,
      text: aManifest(people(10)),
    };
    await faulty.services.importManifest(upload).catch(() => undefined);
    return { faulty, table, arrivalId, upload };
  };

  it('when somebody looks then nothing of it is visible', async () => {
    const { faulty, table, arrivalId } = await halfway();
    const seen = await faulty.services.listPeople({ arrivalId, version: 1 }, postOfficer);
    table.close();
    expect(seen).toEqual({ ok: false, error: { kind: 'manifest_not_found' } });
  });

  it('when the same request comes again then it is complete', async () => {
    const { faulty, table, arrivalId, upload } = await halfway();
    await faulty.services.importManifest(upload);
    const seen = await faulty.services.listPeople({ arrivalId, version: 1 }, postOfficer);
    table.close();
    expect(seen.ok && seen.value.items).toHaveLength(10);
  });

  it('when nobody comes back then the sweeper removes the people an hour later', async () => {
    const { faulty, table, upload } = await halfway();
    harness.platform.setNow('2025-10-16T03:30:00Z');
    const { clearedUploads } = await faulty.services.sweep({ reattach: false });
    const left = await table.query({ table: 'arrivals', partition: `UPLOAD#${upload.uploadId}` });
    table.close();
    expect([clearedUploads, left.items]).toEqual([1, []]);
  });
});

describe('given 5,000 people', () => {
  it('when they are uploaded then they are one version', async () => {
    const imported = await importText(await harness.record(), aManifest(people(5000)));
    expect(imported.ok && imported.value.manifest.people).toBe(5000);
  }, 60_000);
});
