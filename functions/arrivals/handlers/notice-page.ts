import { escapeHtml, plainPage } from '#shared/http/html.ts';
import { formatDateTime, formatInstant } from '#shared/text/dates.ts';
import type { LinkPage } from '../app/link-page.ts';
import { provinceWord } from '../domain/provinces.ts';

/** What happened just now, besides opening the page. */
export type PageMoment = { readonly thanks?: true; readonly mistake?: string; readonly name?: string };

const MANNERS = { deportation: 'Deportasi', repatriation: 'Repatriasi', interception: 'Pencegahan' } as const;

const item = (term: string, value: string): string =>
  `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`;

const facts = ({ notice, arrival, office, checkpoint }: LinkPage): string => {
  const { people, children, medical, unaccompanied, provinces } = notice.share;
  const details = [
    ...(children > 0 ? [`${children} anak`] : []),
    ...(unaccompanied > 0 ? [`${unaccompanied} anak tanpa pendamping`] : []),
    ...(medical > 0 ? [`${medical} perlu perhatian kesehatan`] : []),
  ];
  const among = details.length === 0 ? '' : `, di antaranya ${details.join(', ')}`;
  return [
    item('Untuk', office),
    item('Referensi', arrival.reference),
    item('Jumlah', `${people} orang${among}`),
    ...(provinces.length > 0
      ? [
          item(
            'Daerah asal',
            provinces.map((each) => `${provinceWord(each.provinceCode)} ${each.people}`).join(', '),
          ),
        ]
      : []),
    item('Jenis', MANNERS[arrival.kind]),
    item('Tempat', checkpoint),
    item('Waktu tiba', formatDateTime(arrival.expectedLocal, arrival.zone, 'page')),
  ].join('');
};

const form = ({ mistake, name }: PageMoment): string => `
${mistake === undefined ? '' : `<p class="box mistake" role="alert">${escapeHtml(mistake)}</p>`}
<form method="post">
<p><label for="name">Nama Anda</label><br>
<input id="name" name="name" required minlength="2" maxlength="80" autocomplete="name" value="${escapeHtml(name ?? '')}"></p>
<p>Dengan menekan tombol ini Anda menyatakan atas nama kantor bahwa pemberitahuan ini sudah diterima. Ini belum
berarti orang-orangnya sudah dijemput. Nama Anda dan waktunya dicatat, dan pengingat berhenti.</p>
<button class="main">Ya, kantor kami sudah menerima</button>
</form>`;

const standing = (page: LinkPage, moment: PageMoment): string => {
  const { notice, arrival } = page;
  if (notice.state === 'superseded')
    return '<p class="box mistake">Pemberitahuan ini sudah diganti. Buka tautan pada SMS RALAT yang terbaru dan konfirmasi di sana.</p>';
  if (notice.state === 'open') return form(moment);
  const at =
    notice.acknowledgement === undefined
      ? ''
      : formatInstant(notice.acknowledgement.at, arrival.zone, 'page');
  const thanks = moment.thanks === true ? 'Terima kasih, konfirmasi Anda sudah dicatat. ' : '';
  return `<p class="box" role="status">${thanks}Pemberitahuan ini sudah dikonfirmasi sejak ${escapeHtml(at)}. Tidak ada pengingat lagi.</p>`;
};

/** Readable on an old phone: one request, no script. Counts and places; nobody's name, neither theirs nor the answerer's. */
export const noticePage = (page: LinkPage, moment: PageMoment): string =>
  plainPage(
    `${page.notice.correction ? 'RALAT pemberitahuan' : 'Pemberitahuan'} kedatangan PMI`,
    `<dl>${facts(page)}</dl>${standing(page, moment)}`,
  );
