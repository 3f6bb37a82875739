import type { Instant } from '#shared/kernel/time.ts';
import type { RoutedPerson } from './person.ts';
import type { Share } from './share.ts';

export type ManifestState = 'draft' | 'announced' | 'superseded';

/** One uploaded version of who comes with an arrival. Its people are stored under `uploadId`. */
export type Manifest = {
  readonly arrivalId: string;
  readonly version: number;
  readonly uploadId: string;
  readonly uploadedBy: string;
  readonly uploadedAt: Instant;
  readonly state: ManifestState;
  readonly people: number;
  readonly children: number;
  readonly medical: number;
  readonly unaccompanied: number;
  /** Lines of the sheet that could not be read; with any, the version cannot be announced. */
  readonly heldRows: number;
  readonly shares: readonly Share[];
  /** Headings that nobody asked for; their columns were not kept. */
  readonly ignoredColumns: readonly string[];
};

type Upload = Pick<
  Manifest,
  'arrivalId' | 'uploadId' | 'uploadedBy' | 'uploadedAt' | 'heldRows' | 'ignoredColumns'
>;

export const draftManifest = (
  upload: Upload,
  people: readonly RoutedPerson[],
  shares: readonly Share[],
): Omit<Manifest, 'version'> => ({
  ...upload,
  state: 'draft',
  people: people.length,
  children: people.filter(({ category }) => category === 'child').length,
  medical: people.filter(({ medical }) => medical).length,
  unaccompanied: people.filter(({ unaccompanied }) => unaccompanied).length,
  shares,
});
