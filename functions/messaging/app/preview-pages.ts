import { BATCH_SIZE } from '../domain/batch.ts';
import type { Recipient } from '../domain/intent.ts';
import { byPhone } from '../domain/recipient.ts';

const chunks = (all: readonly Recipient[]): (readonly Recipient[])[] =>
  Array.from({ length: Math.ceil(all.length / BATCH_SIZE) }, (_, page) =>
    all.slice(page * BATCH_SIZE, (page + 1) * BATCH_SIZE),
  );

/**
 * The recipients in batches, those of one phone together, so that one SMS names them all. What is recorded page by page is
 * what a preview of the same recipients has counted.
 */
export const previewPages = (recipients: readonly Recipient[]): readonly (readonly Recipient[])[] => {
  const pages: Recipient[][] = [];
  for (const group of byPhone(recipients).values())
    for (const part of chunks(group)) {
      const last = pages.at(-1);
      if (last === undefined || last.length + part.length > BATCH_SIZE) pages.push([...part]);
      else last.push(...part);
    }
  return pages;
};
