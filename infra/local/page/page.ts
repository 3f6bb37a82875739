import { formatInstant } from '#shared/text/dates.ts';
import { arrivalsSection, eventsSection, noticesSection, outboxSection } from './sections.ts';
import { smsSection } from './sms-section.ts';
import type { Status } from './status.ts';

const STYLE = `
:root{color-scheme:light dark;--line:light-dark(#d5dbe1,#39424d);--soft:light-dark(#5a6672,#9aa7b4);--card:light-dark(#fff,#1b2026);--accent:light-dark(#8a1c1c,#e58b8b)}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:light-dark(#f3f5f7,#12161a);color:light-dark(#16202a,#e6ebf0)}
header{padding:1rem;border-bottom:1px solid var(--line);background:var(--card)}
h1{margin:0;font-size:1.25rem}h2{font-size:1.05rem;margin:0 0 .75rem}h3{font-size:1rem;margin:0}
main{display:grid;gap:1.5rem;padding:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));max-width:90rem;margin:auto}
summary{cursor:pointer;padding:.25rem 0}section>h2:not(:first-child){margin-top:1.5rem}
article{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:.75rem;margin-bottom:.75rem;overflow-wrap:anywhere}
article p{margin:.25rem 0}.open{border-left:4px solid var(--accent)}
.held{color:light-dark(#9a4a06,#f0a94b);font-weight:600;font-size:.9rem}.meta,.none,.sent,.cleared,.expired,.planned{color:var(--soft);font-size:.9rem}
ul{margin:.5rem 0 0;padding-left:1.1rem}progress{width:100%;accent-color:var(--accent)}
.warning progress,.stopped progress{accent-color:light-dark(#b45309,#f0a94b)}.warning .state,.stopped .state{color:light-dark(#9a4a06,#f0a94b);font-weight:600}article div+div{border-top:1px solid var(--line);margin-top:.5rem;padding-top:.25rem}
.whole span{white-space:nowrap}
form{display:inline-block;margin:.5rem .5rem 0 0}
button{font:inherit;padding:.5rem .9rem;min-height:44px;border:1px solid var(--line);border-radius:.5rem;background:transparent;color:inherit;cursor:pointer}
button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
`;

const MOVES: readonly (readonly [label: string, advance: string])[] = [
  ['Maju 30 menit', 'PT30M'],
  ['Maju 1 jam', 'PT1H'],
  ['Maju 1 hari', 'P1D'],
  ['Maju 1 minggu', 'P7D'],
];

const DEMO_WORDS = 'Data contoh: semua orang dan nomor telepon di sini rekaan.';
const REAL_WORDS = 'SMS disimpan di kotak keluar dan tidak dikirim sungguhan.';

const moveForm = ([label, advance]: readonly [string, string]): string =>
  `<form method="post" action="/local/clock"><input type="hidden" name="advance" value="${advance}"><button>${label}</button></form>`;

/** The status page: plain HTML without script; it shows the platform at work until the console exists. */
export const statusPage = (status: Status): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>SAPA: keadaan sekarang</title><style>${STYLE}</style></head>
<body><header><h1>SAPA · ${formatInstant(status.now, 'Asia/Jakarta', 'page')}</h1>
<p class="meta">Sosialisasi dan Pemulangan. ${status.movable ? DEMO_WORDS : REAL_WORDS}</p>
${status.movable ? MOVES.map(moveForm).join('') : ''}<form method="get" action="/"><button>Muat ulang</button></form></header>
<main>${eventsSection(status)}<section>${arrivalsSection(status)}${noticesSection(status)}</section><section>${smsSection(status.sms)}${outboxSection(status)}</section></main></body></html>`;
