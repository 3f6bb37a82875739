import { problem } from '#shared/http/problem.ts';
import { route } from '#shared/http/route.ts';
import type { ImportedManifest } from '../../app/import-manifest.ts';
import type { ArrivalsServices } from '../../container.ts';
import { importManifestContract } from '../../contract/manifest-routes.ts';
import { toProblem } from '../problems.ts';
import { manifestView } from '../views.ts';

/** Nobody mends more in one go, and an answer has its limit. */
const MAX_LISTED_ERRORS = 1_000;

const heldBack = ({ manifest, errors }: ImportedManifest) =>
  problem(
    422,
    'manifest_has_errors',
    `${manifest.people} orang tersimpan sebagai rancangan, ${manifest.heldRows} baris ditahan. Perbaiki lalu unggah ulang seluruh berkas.`,
    {
      errors: errors.slice(0, MAX_LISTED_ERRORS),
      extra: { manifestVersion: manifest.version, accepted: manifest.people, held: manifest.heldRows },
    },
  );

export const importManifestRoute = ({ importManifest }: Pick<ArrivalsServices, 'importManifest'>) =>
  route(importManifestContract, async ({ params, body, actor, requestId }) => {
    const imported = await importManifest({ ...params, uploadId: requestId, actor, text: body });
    if (!imported.ok) return toProblem(imported.error);
    return imported.value.manifest.heldRows > 0
      ? heldBack(imported.value)
      : { body: manifestView(imported.value.manifest) };
  });
