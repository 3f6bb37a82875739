import { escapeHtml } from '#shared/http/html.ts';
import type { CoverageWithAnswers } from '../../app/coverage.ts';
import type { FollowUp } from '../../domain/follow-up.ts';
import { a4Document } from './a4.ts';

const answerWords = (followUp: FollowUp | undefined): string => {
  if (followUp === undefined) return '';
  if (followUp.answer === undefined) return 'belum dijawab';
  if (followUp.answer === 'not_yet') return 'belum disampaikan';
  return followUp.people === undefined ? 'sudah disampaikan' : `sudah, ${followUp.people} orang`;
};

/** One line for each village, reached or not. */
export const coverageTable = ({ places, answers }: CoverageWithAnswers): (string | number)[][] => [
  ['Kode', 'Kecamatan', 'Desa/kelurahan', 'Terjangkau', 'Terakhir', 'Acara', 'Peserta', 'Diteruskan'],
  ...places.map(({ code, district, name, reachedBy }) => [
    ...[code, district, name, reachedBy.length > 0 ? 'ya' : 'belum', reachedBy[0]?.date ?? ''],
    reachedBy.map(({ title }) => title).join('; '),
    reachedBy.reduce((sum, { people }) => sum + people, 0),
    answerWords(answers.get(code)),
  ]),
];

export const coveragePage = (title: string, coverage: CoverageWithAnswers): string => {
  const [headings = [], ...rows] = coverageTable(coverage);
  const cells = (row: readonly (string | number)[], tag: 'td' | 'th'): string =>
    row.map((cell) => `<${tag}>${escapeHtml(String(cell))}</${tag}>`).join('');
  const summary = `${coverage.reached} dari ${coverage.total} desa/kelurahan sudah terjangkau.`;
  return a4Document(
    `Cakupan desa - ${title}`,
    `<div class="lembar"><h1>Cakupan desa<br>${escapeHtml(title)}</h1><p>${summary}</p><table class="garis"><thead><tr>${cells(headings, 'th')}</tr></thead><tbody>${rows
      .map((row) => `<tr>${cells(row, 'td')}</tr>`)
      .join('')}</tbody></table></div>`,
  );
};
