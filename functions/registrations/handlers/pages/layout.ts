import { escapeHtml } from '#shared/http/html.ts';

/** All that a page of participants looks like; it goes with each page, so that nothing else has to be fetched. */
const STYLE = [
  '*{box-sizing:border-box}',
  'body{margin:0;font:1.0625rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:#17211c;background:#f2f5f3}',
  'header{background:#0b5a3c;color:#fff;padding:.6rem 1rem}header p{margin:0 auto;max-width:36rem;font-weight:600}',
  'main{max-width:38rem;margin:0 auto;padding:1rem;background:#fff;min-height:80vh}',
  'footer{max-width:38rem;margin:0 auto;padding:1rem;font-size:.9rem;color:#46534c}',
  'h1{font-size:1.45rem;line-height:1.25;margin:.2rem 0 .8rem}h2{font-size:1.15rem;margin:1.6rem 0 .5rem}',
  'a{color:#0b5a3c}p,ul{margin:.5rem 0}ul{padding-left:1.2rem}h1,dd,p,li{overflow-wrap:anywhere}',
  'dl{margin:0}dt{color:#46534c;font-size:.9rem;margin-top:.6rem}dd{margin:0}',
  'label,legend{display:block;font-weight:600;margin-top:1rem;padding:0}fieldset{border:0;margin:0;padding:0}',
  '.hint{display:block;font-weight:400;color:#46534c;font-size:.93rem}',
  'input{font:inherit;color:inherit;width:100%;padding:.65rem;margin-top:.25rem;border:1px solid #66736c;border-radius:.35rem;background:#fff}',
  'input[type=checkbox],input[type=radio]{width:1.5rem;height:1.5rem;margin:.1rem .6rem 0 0;flex:none;accent-color:#0b5a3c}',
  '.check{display:flex;font-weight:400;min-height:1.75rem}',
  'button,.button{display:inline-block;font:inherit;font-weight:600;min-height:2.9rem;padding:.6rem 1.2rem;margin-top:1.2rem;border:2px solid #0b5a3c;border-radius:.35rem;background:#0b5a3c;color:#fff;cursor:pointer;text-decoration:none}',
  '.plain{background:#fff;color:#0b5a3c}.danger{background:#fff;color:#a01616;border-color:#a01616}',
  ':focus-visible{outline:3px solid #b35c00;outline-offset:2px}',
  '.box{border-left:.35rem solid #0b5a3c;background:#e9f3ee;padding:.7rem .9rem;margin:.8rem 0}.box p:first-child,.box h2{margin-top:0}.box p:last-child{margin-bottom:0}.inline{display:inline}',
  '.warn{border-color:#b35c00;background:#fdf3e4}.bad{border-color:#a01616;background:#fcebeb}',
  '.error{display:block;color:#a01616;font-weight:600}.wrong{border:2px solid #a01616}',
  '.code{font-size:2rem;font-weight:700;letter-spacing:.15em;margin:0}.link{word-break:break-all}',
  'details{border-top:1px solid #c5cec9;padding:.3rem 0}summary{font-weight:600;padding:.5rem 0;min-height:2.5rem;cursor:pointer;color:#0b5a3c}',
  '.row{border-top:1px solid #c5cec9;margin-top:1rem}.trap{position:absolute;left:-99rem}',
].join('');

export type PageContent = {
  /** Text. */
  readonly title: string;
  /** HTML, escaped by whoever made it. */
  readonly content: string;
  /** The office that invites, text. */
  readonly office?: string;
  readonly mistakes?: true;
};

/** A whole page in one request, without script. */
export const page = ({ title, content, office, mistakes }: PageContent): string =>
  `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${mistakes === true ? 'Ada kesalahan: ' : ''}${escapeHtml(title)} - SAPA</title>
<style>${STYLE}</style></head><body><header><p>${escapeHtml(office ?? 'SAPA')}</p></header>
<main><h1>${escapeHtml(title)}</h1>${content}</main>
<footer><p>SAPA: layanan informasi dan pendaftaran kantor pelindungan pekerja migran Indonesia. Pendaftaran tidak dipungut biaya.</p></footer></body></html>`;

export const paragraph = (text: string): string => `<p>${escapeHtml(text)}</p>`;

export const box = (text: string, tone: '' | 'warn' | 'bad' = ''): string =>
  `<div class="box${tone === '' ? '' : ` ${tone}`}"><p>${escapeHtml(text)}</p></div>`;

/** What just happened, read aloud by a screen reader. */
export const status = (text: string): string =>
  `<div class="box" role="status"><p>${escapeHtml(text)}</p></div>`;

export const item = (term: string, value: string | undefined): string =>
  value === undefined || value === '' ? '' : `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(value)}</dd>`;

export const listItem = (term: string, values: readonly string[]): string =>
  values.length === 0
    ? ''
    : `<dt>${escapeHtml(term)}</dt>${values.map((value) => `<dd>${escapeHtml(value)}</dd>`).join('')}`;
