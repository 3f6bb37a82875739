import { parse } from 'csv-parse/sync';
import { err, ok } from '#shared/kernel/result.ts';
import type { ReadInvitations } from '../app/ports.ts';
import { columnsOf, type InvitationField } from '../domain/invitation.ts';
import { MOST_INVITED } from '../domain/limits.ts';

const SEPARATORS = [';', ',', '\t'] as const;

const separatorOf = (text: string): string => {
  const line = text.split(/[\r\n]/, 1)[0] ?? '';
  const counts = SEPARATORS.map((separator) => line.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';';
};

const recordsOf = (text: string): readonly (readonly string[])[] | undefined => {
  try {
    return parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: MOST_INVITED * 2,
    });
  } catch {
    return undefined;
  }
};

/** Reads CSV as Excel writes it: with `;`, `,` or tabs; headings in the first line. Empty rows are left out. */
export const readInvitationSheet: ReadInvitations = (text) => {
  const [headings, ...records] = recordsOf(text) ?? [];
  const columns = columnsOf(headings ?? []);
  if (columns.name === undefined || columns.phone === undefined) return err({ kind: 'headings_missing' });
  const cell = (cells: readonly string[], field: InvitationField): string => {
    const at = columns[field];
    return at === undefined ? '' : (cells[at] ?? '');
  };
  const rows = records
    .map((cells, index) => ({
      row: index + 2,
      cells: {
        name: cell(cells, 'name'),
        phone: cell(cells, 'phone'),
        village: cell(cells, 'village'),
        institution: cell(cells, 'institution'),
        role: cell(cells, 'role'),
      },
    }))
    .filter(({ cells }) => Object.values(cells).some((text) => text.trim() !== ''));
  return rows.length > MOST_INVITED ? err({ kind: 'too_many_rows' }) : ok(rows);
};
