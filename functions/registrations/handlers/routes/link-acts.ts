import type * as z from 'zod';
import type { PageStatus } from '#shared/http/route.ts';
import type { Phone } from '#shared/text/phone.ts';
import type { HandOverError } from '../../app/hand-over.ts';
import type { LinkView } from '../../app/open-link.ts';
import type { RegistrationsServices } from '../../container.ts';
import type { actOnRegistrationLinkContract } from '../../contract/public-routes.ts';
import { isPhoneMistake, nameMistake, readPhone, readVillage } from '../../domain/form.ts';
import type { Moment } from '../pages/link-moment.ts';

export type LinkBody = z.output<(typeof actOnRegistrationLinkContract)['body']['schema']>;

export type LinkServices = Pick<
  RegistrationsServices,
  'placesOf' | 'takeByLink' | 'leaveByLink' | 'changeByLink' | 'quietByLink' | 'handOver'
>;

type Acted = {
  readonly moment?: Partial<Moment>;
  readonly status?: PageStatus;
  /** The link to go on with. */
  readonly next?: string;
};

type Text = Omit<LinkBody, 'choice'>;

type Act = (services: LinkServices, view: LinkView, text: Text, network: string) => Promise<Acted>;

const failed = (message: string): Acted => ({
  moment: { mistakes: [{ field: 'form', message }] },
  status: 409,
});

const BUSY = 'Perubahan belum tersimpan karena sistem sedang ramai. Silakan coba lagi.';
const OFFER_OVER = 'Tawaran tempat ini sudah berakhir dan tempatnya diteruskan kepada urutan berikutnya.';
const NOT_POSSIBLE = 'Pendaftaran ini tidak dapat diubah lagi.';

const outcome = (
  result: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } },
  done: NonNullable<Moment['done']>,
): Acted => {
  if (result.ok) return { moment: { done } };
  return failed(result.error.kind === 'too_busy' ? BUSY : NOT_POSSIBLE);
};

/** A page that was opened before the registration ended: what stands is shown, without a word of success. */
const isOver = ({ over, status }: LinkView): boolean => over !== undefined || status === 'cancelled';

const leave: Act = async ({ leaveByLink }, view) =>
  view.over === undefined ? outcome(await leaveByLink(view.token), 'left') : failed(NOT_POSSIBLE);

const take: Act = async ({ takeByLink }, view) => {
  const taken = await takeByLink(view.token);
  return !taken.ok && taken.error.kind === 'offer_over' ? failed(OFFER_OVER) : outcome(taken, 'taken');
};

const quiet: Act = async ({ quietByLink }, view) =>
  isOver(view) ? failed(NOT_POSSIBLE) : outcome(await quietByLink(view.token), 'quiet');

const change: Act = async (services, view, text) => {
  if (isOver(view)) return failed(NOT_POSSIBLE);
  const name = nameMistake(text.name);
  const village = readVillage(text, await services.placesOf(view.seats));
  if (name === undefined && village.mistake === undefined) {
    const words = { name: text.name.replace(/\s+/gu, ' ').trim() };
    const region = village.region === undefined ? {} : { region: village.region };
    return outcome(await services.changeByLink(view.token, { ...words, ...region }), 'changed');
  }
  const mistakes = [
    ...(name === undefined ? [] : [{ field: 'name', message: name }]),
    ...(village.mistake === undefined ? [] : [{ field: 'village', message: village.mistake }]),
  ];
  return { moment: { open: 'change', text, mistakes, choices: village.choices }, status: 422 };
};

const handOverWords = (error: HandOverError): string => {
  if (error.kind === 'same_person') return 'Nomor HP ini sudah ada pada pendaftaran Anda sendiri.';
  if (error.kind === 'too_many') return 'Sudah terlalu banyak percobaan dengan nomor ini hari ini.';
  return error.kind === 'too_busy' ? BUSY : NOT_POSSIBLE;
};

const handOver: Act = async ({ handOver: give }, view, text, network) => {
  const name = nameMistake(text.name);
  const phone = readPhone(text.phone);
  if (name === undefined && !isPhoneMistake(phone)) {
    // Without a mistake it is a number.
    const to = { name: text.name.replace(/\s+/gu, ' ').trim(), phone: phone as Phone };
    const given = await give(view.token, to, network);
    if (given.ok) return { next: given.value };
    const mistakes = [
      {
        field: given.error.kind === 'same_person' ? 'to-phone' : 'form',
        message: handOverWords(given.error),
      },
    ];
    return { moment: { open: 'hand_over', text, mistakes }, status: 409 };
  }
  const mistakes = [
    ...(name === undefined ? [] : [{ field: 'to-name', message: name }]),
    ...(isPhoneMistake(phone) ? [{ field: 'to-phone', message: phone }] : []),
  ];
  return { moment: { open: 'hand_over', text, mistakes }, status: 422 };
};

export const linkActs: Readonly<Record<LinkBody['choice'], Act>> = {
  take,
  decline: leave,
  leave,
  quiet,
  change,
  hand_over: handOver,
};
