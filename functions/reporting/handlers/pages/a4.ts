import { escapeHtml } from '#shared/http/html.ts';

const STYLE =
  '@page{size:A4;margin:15mm 15mm 15mm 20mm}*{box-sizing:border-box}body{font:11pt/1.35 "Times New Roman",Tinos,serif;color:#000;background:#fff;margin:0}' +
  '.sheet{break-after:page;position:relative;min-height:255mm;padding-bottom:8mm}.sheet:last-child{break-after:auto}.nomor{position:absolute;bottom:0;right:0;font-size:9pt}' +
  '.kop{text-align:center;border-bottom:2.5pt double #000;padding-bottom:2mm;margin-bottom:4mm;font-weight:700}.kop div:first-child{font-size:12pt}.kop div{font-size:14pt}' +
  'h1{font-size:13pt;text-align:center;margin:0 0 3mm;text-transform:uppercase}h2{font-size:11.5pt;margin:5mm 0 1mm}h3{font-size:11pt;margin:3mm 0 1mm}p{margin:0 0 2mm;white-space:pre-line;text-align:justify}' +
  'table{border-collapse:collapse;width:100%;font-size:10pt}thead{display:table-header-group}tr{break-inside:avoid}.garis th,.garis td{border:.75pt solid #000;padding:.6mm 1.5mm;vertical-align:middle}' +
  '.garis th{text-align:center}.isi td{height:8.2mm;line-height:1.15;overflow-wrap:anywhere}.fakta td{padding:0 2mm .5mm 0;vertical-align:top}.isi .sel{max-height:8.8mm;overflow:hidden}.fakta td:first-child{width:34mm}.fakta td:nth-child(2){width:4mm}@page laporan{@bottom-right{content:"Halaman " counter(page) " dari " counter(pages);font-size:9pt}}.lembar{page:laporan}.tengah{text-align:center}.kanan{text-align:right}' +
  '.ttd{margin-top:6mm;margin-left:55%}.ttd .ruang{height:18mm}@media screen{body{background:#ddd}.sheet,.lembar{background:#fff;width:210mm;max-width:100%;margin:5mm auto;padding:15mm 15mm 20mm 20mm;overflow-x:auto}.sheet{min-height:297mm}.nomor{bottom:8mm;right:15mm}}';

/** A whole document for A4 paper; `content` is HTML, escaped by whoever made it. */
export const a4Document = (title: string, content: string): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`;

const MINISTRY = 'KEMENTERIAN PELINDUNGAN PEKERJA MIGRAN INDONESIA';

/** The head of a letter: of the office, or of the institution that signs. */
export const letterhead = (office: string, signer: string | undefined): string =>
  signer === undefined
    ? `<div class="kop"><div>${MINISTRY}</div><div>${escapeHtml(office.toUpperCase())}</div></div>`
    : `<div class="kop"><div>${escapeHtml(signer.toUpperCase())}</div><div>bersama ${escapeHtml(office)}</div></div>`;

export const factRows = (facts: readonly (readonly [term: string, value: string])[]): string =>
  `<table class="fakta"><tbody>${facts
    .map(([term, value]) => `<tr><td>${escapeHtml(term)}</td><td>:</td><td>${escapeHtml(value)}</td></tr>`)
    .join('')}</tbody></table>`;

/** Where somebody signs: the place and date, on whose behalf, and lines for name and number. */
export const signature = (placeAndDate: string, position: string): string =>
  `<div class="ttd">${escapeHtml(placeAndDate)}<br>Mengetahui,<br>${escapeHtml(position)}<div class="ruang"></div>........................................<br>NIP.</div>`;
