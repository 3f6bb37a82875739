import { formatDateTime } from '#shared/text/dates.ts';
import type { ParamsOf } from '../../domain/message-params.ts';
import type { Wording, Words } from './fit.ts';

type Share = ParamsOf<'arrival_notice'>;

const origin = (p: Share, w: Words): string => `asal ${w(p.region, 'daerah lain')}`;

const whereAndWhen = (p: Share, w: Words): string =>
  `${w(p.checkpoint, 'debarkasi')} ${formatDateTime(p.local, p.zone, 'compact')}`;

const arrival = (p: Share, w: Words): string =>
  `${p.phase === 'arrived' ? 'tiba' : 'akan tiba'} ${whereAndWhen(p, w)}`;

const sender = (p: Share, w: Words): string => w(p.sender, 'BP3MI');

export const arrivalNotice = (p: Share, mark: string): Wording[] => {
  const asking =
    (manner: string, request: string): Wording =>
    (w) =>
      `${sender(p, w)}${mark}: ${p.people} PMI${manner} ${origin(p, w)} ${arrival(p, w)}. Ref ${p.reference}.${request} ${p.link}`;
  return [
    asking(` ${p.manner}`, ' Mohon konfirmasi:'),
    asking(` ${p.manner}`, ' Konfirmasi:'),
    asking('', ''),
  ];
};

export const arrivalCorrection = (p: ParamsOf<'arrival_correction'>, mark: string): Wording[] => {
  const difference = p.people === p.oldPeople ? 'data berubah' : `semula ${p.oldPeople}`;
  const asking =
    (manner: string, request: string): Wording =>
    (w) =>
      `RALAT${mark} ${sender(p, w)}: ${p.people} PMI${manner} (${difference}) ${origin(p, w)} ${arrival(p, w)}. Ref ${p.reference}.${request} ${p.link}`;
  return [
    asking(` ${p.manner}`, ' Mohon konfirmasi ulang:'),
    asking('', ' Konfirmasi ulang:'),
    asking('', ' Konfirmasi:'),
    (w) =>
      `RALAT${mark} ${sender(p, w)}: ${p.people} PMI (${difference}) ${origin(p, w)}, ${whereAndWhen(p, w)}. Ref ${p.reference}. ${p.link}`,
  ];
};

/** The sender comes last, and goes first when room is short: what matters is that somebody above is now asked to answer. */
export const escalation = (p: ParamsOf<'escalation'>, mark: string): Wording[] => {
  const asking =
    (request: string, signed: boolean): Wording =>
    (w) =>
      `ESKALASI ${p.rung}${mark}: ${p.people} PMI ${origin(p, w)} ${arrival(p, w)} belum dikonfirmasi. Ref ${p.reference}.${request} ${p.link}${signed ? ` ${sender(p, w)}` : ''}`;
  return [
    asking(' Mohon segera konfirmasi:', true),
    asking(' Konfirmasi:', true),
    asking(' Konfirmasi:', false),
    (w) =>
      `ESKALASI ${p.rung}${mark}: ${p.people} PMI ${origin(p, w)}, ${whereAndWhen(p, w)} belum dikonfirmasi. Ref ${p.reference}. ${p.link}`,
  ];
};
