import { escapeHtml } from '#shared/http/html.ts';
import { formatDateTime, formatInstant } from '#shared/text/dates.ts';
import type { LinkPage } from '../app/link-page.ts';
import { provinceWord } from '../domain/provinces.ts';

/** What happened just now, besides opening the page. */
export type PageMoment = { readonly thanks?: true; readonly mistake?: string; readonly name?: string };

const STYLE =
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#1a1a1a}' +
  'h1{font-size:1.3rem}dt{color:#555}dd{margin:0 0 .6rem;font-weight:600}' +
  'input,button{font:inherit;width:100%;box-sizing:border-box;padding:.7rem;border-radius:.4rem}' +
  'input{border:1px solid #767676}button{margin-top:.8rem;border:0;background:#0b5a3c;color:#fff}' +
  '.box{border-left:.3rem solid #0b5a3c;background:#eef6f2;padding:.7rem}.mistake{border-color:#a11;background:#fbeeee}';

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
<button>Ya, kantor kami sudah menerima</button>
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
export const noticePage = (page: LinkPage, moment: PageMoment): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>Pemberitahuan kedatangan ${escapeHtml(page.arrival.reference)}</title>
<style>${STYLE}</style></head><body><main>
<h1>${page.notice.correction ? 'RALAT pemberitahuan' : 'Pemberitahuan'} kedatangan PMI</h1>
<dl>${facts(page)}</dl>${standing(page, moment)}
</main></body></html>`;
