import { escapeHtml } from '#shared/http/html.ts';
import type { Poster } from '../../app/poster.ts';
import { placeLines, whenText } from './event-facts.ts';

const STYLE =
  '@page{size:A4;margin:14mm}*{box-sizing:border-box}body{margin:0 auto;max-width:182mm;padding:6mm;font:15pt/1.4 system-ui,sans-serif;color:#000;text-align:center}' +
  'h1{font-size:32pt;line-height:1.15;margin:6mm 0}.office{font-size:17pt;font-weight:700;color:#0b5a3c}' +
  '.facts{font-size:18pt;font-weight:600;margin:4mm 0}.facts p{margin:1.5mm 0}.qr svg{width:78mm;height:78mm}.how{font-size:17pt;font-weight:700;margin:2mm 0}' +
  '.address{font-size:16pt;overflow-wrap:anywhere}.small{font-size:12pt}@media print{body{padding:0}}';

/** One A4 page in black on white with the address in letters too: not every phone reads the code. */
export const posterPage = ({ seats, address, qr }: Poster): string => {
  const facts = [whenText(seats), ...placeLines(seats)].map((line) => `<p>${escapeHtml(line)}</p>`).join('');
  const hosts = (seats.hosts ?? []).map(({ institution }) => institution).join(' · ');
  const phone = seats.contactPhone?.replace(/^\+62/, '0');
  const contact = [seats.contactName, phone].filter((part) => part !== undefined).join(', ');
  return `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Poster: ${escapeHtml(seats.title)}</title><style>${STYLE}</style></head>
<body><p class="office">${escapeHtml(hosts === '' ? seats.senderName : hosts)}</p><h1>${escapeHtml(seats.title)}</h1><div class="facts">${facts}</div>
<p class="how">Daftar di sini, gratis:</p><div class="qr" role="img" aria-label="Kode QR halaman pendaftaran">${qr}</div><p class="address">${escapeHtml(address)}</p>
<p class="small">${contact === '' ? '' : escapeHtml(`Informasi: ${contact}`)}</p></body></html>`;
};
