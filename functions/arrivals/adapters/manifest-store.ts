import { StoreBusy } from '#shared/store/errors.ts';
import type { Item, Put, Table } from '#shared/store/table.ts';
import { transactOnce } from '#shared/store/transact-once.ts';
import type { ManifestStore, UploadedManifest } from '../app/ports.ts';
import type { RowError } from '../domain/errors.ts';
import type { Manifest } from '../domain/manifest.ts';
import { clearAbandonedUploads } from './abandoned-uploads.ts';
import {
  arrivalKey,
  HELD_PREFIX,
  heldKey,
  manifestKey,
  PERSON_PREFIX,
  personKey,
  ref,
  TABLE,
  UPLOAD_SHARD,
  uploadKey,
  uploadPartition,
} from './keys.ts';
import { arrivalOf, errorsOf, manifestOf, personOf } from './stored.ts';

/** More mistakes than anybody mends in one go; the count of held lines stays exact. */
const MAX_KEPT_ERRORS = 1_000;
const ERRORS_PER_ITEM = 200;
const PEOPLE_PER_PAGE = 100;
const WRITES_PER_BATCH = 500;
const ATTEMPTS = 10;

const errorPuts = (uploadId: string, errors: readonly RowError[]): readonly Put[] => {
  const kept = errors.slice(0, MAX_KEPT_ERRORS);
  return Array.from({ length: Math.ceil(kept.length / ERRORS_PER_ITEM) }, (_, page) => {
    const slice = kept.slice(page * ERRORS_PER_ITEM, (page + 1) * ERRORS_PER_ITEM);
    return { kind: 'put', table: TABLE, item: { ...heldKey(uploadId, page), errors: slice } };
  });
};

const rowPuts = ({ draft: { uploadId }, people, errors }: UploadedManifest): readonly Put[] => [
  ...people.map((person): Put => {
    const item: Item = { ...personKey(uploadId, person.officeId, person.row), ...person };
    return { kind: 'put', table: TABLE, item };
  }),
  ...errorPuts(uploadId, errors),
];

export const manifestStore = ({ table }: { readonly table: Table }): ManifestStore => {
  const get = async (arrivalId: string, version: number): Promise<Manifest | undefined> => {
    const item = await table.get(ref(manifestKey(arrivalId, version)));
    return item === undefined ? undefined : manifestOf(item);
  };

  /** What this upload became before, when the same request comes again. */
  const finished = async ({ draft }: UploadedManifest): Promise<Manifest | undefined> => {
    const version = (await table.get(ref(uploadKey(draft.uploadId))))?.['version'];
    return typeof version === 'number' ? get(draft.arrivalId, version) : undefined;
  };

  const writeRows = async (upload: UploadedManifest): Promise<void> => {
    const { uploadId, uploadedAt } = upload.draft;
    await table.write({
      kind: 'update',
      table: TABLE,
      key: uploadKey(uploadId),
      set: { dueShard: UPLOAD_SHARD, dueAt: uploadedAt },
      if: { missing: 'version' },
    });
    const puts = rowPuts(upload);
    for (let from = 0; from < puts.length; from += WRITES_PER_BATCH)
      await table.writeEach(puts.slice(from, from + WRITES_PER_BATCH));
  };

  /** Makes the rows visible as the next version, unless another upload took the number or the sweeper took the rows. */
  const publish = async (
    draft: UploadedManifest['draft'],
    version: number,
  ): Promise<Manifest | undefined> => {
    const manifest = { ...draft, version };
    const key = manifestKey(draft.arrivalId, version);
    const written = await transactOnce(table, [
      { kind: 'put', table: TABLE, item: { ...key, ...manifest }, if: { missing: 'pk' } },
      {
        kind: 'update',
        table: TABLE,
        key: arrivalKey(draft.arrivalId),
        set: { manifests: version },
        if: { exists: 'pk' },
      },
      {
        kind: 'update',
        table: TABLE,
        key: uploadKey(draft.uploadId),
        set: { version },
        remove: ['dueShard', 'dueAt'],
        if: { all: [{ exists: 'dueShard' }, { missing: 'version' }] },
      },
    ]);
    return written.ok ? manifest : undefined;
  };

  return {
    get,

    save: async (upload) => {
      const before = await finished(upload);
      if (before !== undefined) return before;
      await writeRows(upload);
      for (let tried = 0; tried < ATTEMPTS; tried += 1) {
        const arrival = await table.get(ref(arrivalKey(upload.draft.arrivalId)));
        if (arrival === undefined) throw new Error('a manifest without its arrival');
        const saved =
          (await publish(upload.draft, arrivalOf(arrival).manifests + 1)) ?? (await finished(upload));
        if (saved !== undefined) return saved;
      }
      throw new StoreBusy('the manifest number kept moving');
    },

    errors: async (uploadId) => {
      const page = await table.query({
        table: TABLE,
        partition: uploadPartition(uploadId),
        sort: { beginsWith: HELD_PREFIX },
      });
      return page.items.flatMap(errorsOf);
    },

    people: async (uploadId, { officeId, cursor }) => {
      const page = await table.query({
        table: TABLE,
        partition: uploadPartition(uploadId),
        sort: { beginsWith: officeId === undefined ? PERSON_PREFIX : `${PERSON_PREFIX}${officeId}#` },
        limit: PEOPLE_PER_PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return { ...page, items: page.items.map(personOf) };
    },

    clearAbandoned: (before) => clearAbandonedUploads(table, before),
  };
};
