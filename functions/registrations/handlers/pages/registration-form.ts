import { escapeHtml } from '#shared/http/html.ts';
import type { EventPage } from '../../app/open-event.ts';
import type { Place } from '../../app/ports.ts';
import { CONSENT_VERSION, consentText } from '../../domain/consent.ts';
import type { FormText, Mistake } from '../../domain/form.ts';
import type { Seats } from '../../domain/seats.ts';
import { placeLabel } from '../../domain/village.ts';
import { described, errorSummary, errorText, type Mistakes, textField, trap } from './fields.ts';

export type FormState = {
  readonly key: string;
  readonly text: FormText;
  readonly mistakes: readonly Mistake[];
  /** Villages that the typed one may mean. */
  readonly choices: readonly Place[];
  /** What the village field suggests. */
  readonly places: readonly Place[];
};

export const EMPTY: FormText = {
  name: '',
  phone: '',
  village: '',
  villageCode: '',
  institution: '',
  role: '',
  consent: '',
  website: '',
};

/** More would cost an old phone more than typing a few letters. */
const MOST_SUGGESTED = 250;

const suggested = (places: readonly Place[], { venue }: Seats): readonly Place[] =>
  places.length <= MOST_SUGGESTED
    ? places
    : places.filter(({ code }) => code.startsWith(venue?.regionCode ?? ' ')).slice(0, MOST_SUGGESTED);

const choicesOf = (choices: readonly Place[]): string =>
  choices.length === 0
    ? ''
    : `<fieldset><legend>Desa mana yang dimaksud?</legend>${choices
        .map(
          (place) =>
            `<label class="check"><input type="radio" name="villageCode" value="${place.code}">${escapeHtml(placeLabel(place))}</label>`,
        )
        .join('')}</fieldset>`;

type VillageState = {
  readonly text: { readonly village: string };
  readonly mistakes: Mistakes;
  readonly choices: readonly Place[];
  readonly places: readonly Place[];
};

export const villageField = ({ text, mistakes, choices, places }: VillageState, seats: Seats): string => {
  const hint = 'Ketik nama desa atau kelurahan Anda.';
  const options = suggested(places, seats).map(
    (place) => `<option value="${escapeHtml(placeLabel(place))}">`,
  );
  const list = options.length === 0 ? '' : `<datalist id="villages">${options.join('')}</datalist>`;
  const more = `${options.length === 0 ? '' : 'list="villages" '}autocomplete="off" maxlength="120"`;
  return (
    textField({ id: 'village', label: 'Desa', value: text.village, hint, more }, mistakes) +
    list +
    choicesOf(choices)
  );
};

const standingFields = ({ text, mistakes }: FormState, { oneSeatPer }: Seats): string => {
  const more = 'autocomplete="organization" maxlength="150"';
  const role = { id: 'role', value: text.role, more: 'autocomplete="organization-title" maxlength="100"' };
  if (oneSeatPer === 'person')
    return textField(
      { ...role, label: 'Jabatan atau lembaga', hint: 'Misalnya: kepala dusun, guru, pencari kerja.' },
      mistakes,
    );
  return (
    textField(
      { id: 'institution', label: 'Nama lembaga', value: text.institution, required: true, more },
      mistakes,
    ) + textField({ ...role, label: 'Jabatan' }, mistakes)
  );
};

export const consentField = (consent: string, mistakes: Mistakes, office: string): string =>
  `${errorText(mistakes, 'consent')}<label class="check"><input type="checkbox" id="consent" name="consent" value="${CONSENT_VERSION}"${consent === CONSENT_VERSION ? ' checked' : ''} aria-required="true"${described(mistakes, 'consent', undefined)}><span>${escapeHtml(consentText(office))}</span></label>`;

/** Two forms on one page need ids of their own. */
type Named = { readonly id: string; readonly label: string };

export const phoneField = (
  value: string,
  mistakes: Mistakes,
  named: Named = { id: 'phone', label: 'Nomor HP' },
): string =>
  textField(
    {
      ...{ ...named, name: 'phone', value, required: true },
      hint: 'Nomor HP Indonesia, diawali 08 atau +62.',
      more: 'type="tel" autocomplete="tel" inputmode="tel" maxlength="40"',
    },
    mistakes,
  );

export const nameField = (
  value: string,
  mistakes: Mistakes,
  named: Named = { id: 'name', label: 'Nama lengkap' },
): string =>
  textField(
    { ...named, name: 'name', value, required: true, more: 'autocomplete="name" maxlength="100"' },
    mistakes,
  );

/** Works without script. The key makes a second tap or a reload of the same form the same registration. */
export const registrationForm = ({ code, seats, availability }: EventPage, form: FormState): string => {
  const { key, text, mistakes } = form;
  const act = availability === 'waiting_list' ? 'Masuk daftar tunggu' : 'Daftar';
  return `${errorSummary(mistakes)}<form method="post" action="/daftar/${code}" novalidate>
<input type="hidden" name="key" value="${escapeHtml(key)}">${nameField(text.name, mistakes)}${phoneField(text.phone, mistakes)}${villageField(form, seats)}${standingFields(form, seats)}
${trap(mistakes)}<br>${consentField(text.consent, mistakes, seats.senderName)}
<button>${act}</button></form>`;
};
