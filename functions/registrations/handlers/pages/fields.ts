import { escapeHtml } from '#shared/http/html.ts';
import type { Mistake } from '../../domain/form.ts';

/** Mistakes by the id of their field. */
export type Mistakes = readonly { readonly field: string; readonly message: string }[];

export type TextField = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly required?: true;
  /** Further attributes, HTML. */
  readonly more?: string;
  /** Fields of a row are told apart by it. */
  readonly name?: string;
};

const messageFor = (mistakes: Mistakes, id: string): string | undefined =>
  mistakes.find(({ field }) => field === id)?.message;

export const errorText = (mistakes: Mistakes, id: string): string => {
  const message = messageFor(mistakes, id);
  return message === undefined
    ? ''
    : `<span class="error" id="${id}-error"><span aria-hidden="true">⚠ </span>${escapeHtml(message)}</span>`;
};

export const described = (mistakes: Mistakes, id: string, hint: string | undefined): string => {
  const isWrong = messageFor(mistakes, id) !== undefined;
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(isWrong ? [`${id}-error`] : [])];
  return [
    ...(ids.length === 0 ? [] : [` aria-describedby="${ids.join(' ')}"`]),
    ...(isWrong ? [' aria-invalid="true" class="wrong"'] : []),
  ].join('');
};

/** One line to write in, with its hint before and its mistake beside it, and what was written kept. */
export const textField = (field: TextField, mistakes: Mistakes): string => {
  const { id, label, value, hint, required, more = '', name = id } = field;
  const optional = required === true ? '' : ' <span class="hint inline">(boleh kosong)</span>';
  const hintText = hint === undefined ? '' : `<span class="hint" id="${id}-hint">${escapeHtml(hint)}</span>`;
  return (
    `<label for="${id}">${escapeHtml(label)}${optional}</label>${hintText}${errorText(mistakes, id)}` +
    `<input id="${id}" name="${name}" value="${escapeHtml(value)}"${required === true ? ' aria-required="true"' : ''}` +
    `${described(mistakes, id, hint)} ${more}>`
  );
};

/** First on the page, each mistake a link to its field. */
export const errorSummary = (mistakes: Mistakes): string => {
  if (mistakes.length === 0) return '';
  const lines = mistakes.map(({ field, message }) =>
    field === 'form'
      ? `<li>${escapeHtml(message)}</li>`
      : `<li><a href="#${field}">${escapeHtml(message)}</a></li>`,
  );
  return `<div class="box bad" role="alert" aria-labelledby="wrong"><h2 id="wrong">Periksa isian Anda</h2><ul>${lines.join('')}</ul></div>`;
};

/** People do not see it, programs fill it in; shown when somebody's own program has done so. */
export const trap = (mistakes: readonly Mistake[]): string => {
  const isSeen = messageFor(mistakes, 'website') !== undefined;
  return `<div class="${isSeen ? '' : 'trap'}"${isSeen ? '' : ' aria-hidden="true"'}><label for="website">Situs web (biarkan kosong)</label>${errorText(mistakes, 'website')}<input id="website" name="website" value="" autocomplete="off"${isSeen ? '' : ' tabindex="-1"'}></div>`;
};
