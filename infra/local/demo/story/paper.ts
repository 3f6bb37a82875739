const WIDTH = 100;

/** Breaks a text at blanks, so that with its margin it stays within the page; later lines may hang deeper. */
export const wrapped = (text: string, margin: string, hanging = margin): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const indent = lines.length === 0 ? margin : hanging;
    if (line !== '' && indent.length + longer.length > WIDTH) {
      lines.push(indent + line);
      line = word;
    } else line = longer;
  }
  return [...lines, (lines.length === 0 ? margin : hanging) + line];
};

export const rule = (title: string): string => {
  const start = `── ${title} `;
  return start + '─'.repeat(Math.max(0, WIDTH - start.length));
};

export type Row = readonly string[];

const isFigure = (cell: string | undefined): boolean => cell === undefined || /^(\d+|-|)$/.test(cell);

/** Columns under headings; those that hold figures only stand to the right. */
export const table = (headings: Row, rows: readonly Row[]): readonly string[] => {
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const right = headings.map((_, at) => rows.every((row) => isFigure(row[at])));
  const cellAt = (cell: string, at: number): string =>
    right[at] === true ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0);
  return [headings, ...rows].map((row) => `  ${row.map(cellAt).join('   ').trimEnd()}`);
};
