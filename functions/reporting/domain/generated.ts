import type { Recap } from './recap.ts';
import type { Sections } from './report.ts';

/** What the words of a report are made from. */
export type Told = {
  readonly kindWords: string;
  readonly title: string;
  readonly office: string;
  readonly hosts: readonly string[];
  /** `Kamis, 13 November 2025 pukul 09.00 WIB`. */
  readonly when: string;
  readonly where: string;
  readonly audience?: string | undefined;
  readonly scope?: string | undefined;
  readonly opener?: string | undefined;
  readonly speakers: readonly { readonly name: string; readonly position: string; readonly topic?: string }[];
  readonly invited: number | undefined;
  readonly recap: Recap;
  readonly issues: readonly { readonly text: string; readonly isClosed: boolean }[];
};

const listed = (parts: readonly string[]): string => {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} dan ${parts.at(-1)}`;
};

/** In the middle of a sentence; a name of capitals stays one. */
const uncapitalised = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const LEGAL_BASIS = [
  'Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia;',
  'Peraturan Pemerintah Nomor 59 Tahun 2021 tentang Pelaksanaan Pelindungan Pekerja Migran Indonesia.',
].join('\n');

const speakersText = ({ speakers }: Told): string =>
  speakers
    .map(
      ({ name, position, topic }) => `${name} (${position})${topic === undefined ? '' : ` tentang ${topic}`}`,
    )
    .join('; ');

const course = (told: Told): string => {
  const opened = told.opener === undefined ? 'Acara dibuka' : `Acara dibuka oleh ${told.opener}`;
  const speakers = speakersText(told);
  const talks = speakers === '' ? '' : ` Materi disampaikan oleh ${speakers}.`;
  return `${opened} pada ${told.when} di ${told.where}.${talks} Acara dilanjutkan dengan tanya jawab.`;
};

const results = ({ recap: { present, registered, walkIns, absent } }: Told): string =>
  `Dari ${registered} peserta terdaftar, ${registered - absent} hadir. Peserta yang datang tanpa mendaftar ${walkIns} orang. ` +
  `Jumlah yang hadir seluruhnya ${present.all} orang (laki-laki ${present.L}, perempuan ${present.P}` +
  `${present.unknown === 0 ? '' : `, tidak dicatat ${present.unknown}`}).`;

const discussion = ({ issues }: Told): string =>
  issues.length === 0
    ? 'Tidak ada kendala yang disampaikan peserta.'
    : `Peserta menyampaikan ${issues.length} kendala:\n${issues.map(({ text }) => `- ${text}`).join('\n')}`;

const followUps = ({ issues }: Told): string => {
  const open = issues.filter(({ isClosed }) => !isClosed).length;
  return open === 0
    ? 'Seluruh kendala yang disampaikan sudah ditindaklanjuti.'
    : `${open} kendala masih ditindaklanjuti sesuai daftar kendala.`;
};

/** Every section as it reads as long as nobody has written it. */
export const generatedSections = (told: Told): Required<Sections> => ({
  background: `${told.office} menyelenggarakan ${told.kindWords} "${told.title}" agar masyarakat mengetahui cara bekerja ke luar negeri yang prosedural serta hak dan pelindungannya.`,
  legalBasis: LEGAL_BASIS,
  purpose: `Memberikan informasi kepada ${uncapitalised(told.audience ?? 'peserta')} tentang penempatan dan pelindungan pekerja migran Indonesia serta pencegahan penempatan nonprosedural.`,
  scope: told.scope ?? told.where,
  course: course(told),
  discussion: discussion(told),
  minutes: '',
  results: results(told),
  conclusions: `${told.title} telah dilaksanakan oleh ${listed(told.hosts.length === 0 ? [told.office] : told.hosts)} dan dihadiri ${told.recap.present.all} orang.`,
  suggestions: followUps(told),
  closing: 'Demikian laporan ini dibuat untuk dipergunakan sebagaimana mestinya.',
  attachments: 'Undangan, daftar hadir, notulen, materi, dokumentasi.',
});
