import { escapeHtml, plainPage } from '#shared/http/html.ts';
import type { Asked } from '../../app/answers.ts';

export type AnswerMoment = { readonly mistake?: string; readonly thanks?: true };

const STYLE =
  '<style>textarea{box-sizing:border-box}fieldset{border:0;padding:0;margin:0 0 1rem}legend{font-weight:600;padding:0}</style>';

const radios = (name: string, options: readonly (readonly [value: string, label: string])[]): string =>
  options
    .map(
      ([value, label]) =>
        `<label style="display:block;padding:.45rem 0"><input type="radio" name="${name}" value="${value}" required style="width:auto"> ${label}</label>`,
    )
    .join('');

const GRADES = [
  ['5', 'Sangat bermanfaat'],
  ['4', 'Bermanfaat'],
  ['3', 'Cukup'],
  ['2', 'Kurang bermanfaat'],
  ['1', 'Tidak bermanfaat'],
] as const;

const CLARITY = [
  ['yes', 'Ya'],
  ['partly', 'Sebagian'],
  ['no', 'Tidak'],
] as const;

const questions = `<form method="post"><fieldset><legend>1. Seberapa bermanfaat acara ini bagi Anda?</legend>${radios('manfaat', GRADES)}</fieldset>
<fieldset><legend>2. Apakah penjelasannya mudah dipahami?</legend>${radios('jelas', CLARITY)}</fieldset>
<p><label for="saran">3. Apa yang masih ingin Anda ketahui, atau saran Anda? (boleh kosong)</label>
<textarea id="saran" name="saran" maxlength="500" rows="4" style="width:100%;font:inherit"></textarea></p>
<p><small>Jawaban disimpan tanpa nama. Jangan menulis nama atau nomor HP.</small></p><button class="main">Kirim jawaban</button></form>`;

const passedOn = (village: string): string => `<form method="post"><fieldset>
<legend>Apakah informasi dari acara ini sudah disampaikan kepada warga ${escapeHtml(village)}?</legend>${radios(
  'jawab',
  [
    ['yes', 'Sudah'],
    ['not_yet', 'Belum'],
  ],
)}</fieldset><p><label for="orang">Kira-kira kepada berapa orang? (boleh kosong)</label>
<input id="orang" name="orang" inputmode="numeric" maxlength="6"></p>
<p><small>Jawaban dapat diubah melalui tautan yang sama.</small></p><button class="main">Kirim jawaban</button></form>`;

const box = (text: string, kind = ''): string =>
  `<p class="box${kind}" role="status">${escapeHtml(text)}</p>`;

const content = ({ link, issue }: Asked, { thanks }: AnswerMoment): string => {
  if (link.purpose === 'issue') {
    const answer =
      issue?.state === 'closed'
        ? (issue.resolution ?? '')
        : 'Kendala ini dibuka kembali dan sedang ditangani.';
    return `<dl><dt>Kendala</dt><dd>${escapeHtml(issue?.text ?? '')}</dd><dt>Jawaban</dt><dd>${escapeHtml(answer)}</dd></dl>`;
  }
  if (thanks === true) return box('Terima kasih, jawaban Anda sudah dicatat.');
  if (link.purpose === 'follow_up') return passedOn(link.village);
  return link.used === true ? box('Terima kasih, jawaban Anda sudah kami terima.') : questions;
};

/** Readable on an old phone: one request, no script, and nobody's name. */
export const answerPage = (asked: Asked, moment: AnswerMoment): string => {
  const mistake = moment.mistake === undefined ? '' : box(moment.mistake, ' mistake');
  const head = `<p><small>${escapeHtml(asked.sender)}</small></p>`;
  return plainPage(asked.title, `${head}${mistake}${content(asked, moment)}`, STYLE);
};
