const REPLACEMENTS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (found) => REPLACEMENTS[found] ?? found);

/** No script, nothing from elsewhere, no framing, and the address (which may hold a token) is told to nobody. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Readable on an old phone without anything being fetched. */
const STYLE =
  'body{font:1.05rem/1.5 system-ui,sans-serif;max-width:34rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}' +
  'h1{font-size:1.3rem}dt{color:#555}dd{margin:0 0 .6rem;font-weight:600}small{display:block;color:#555}' +
  'input,button{font:inherit;width:100%;box-sizing:border-box;padding:.7rem;border-radius:.4rem;border:1px solid #767676}' +
  'button{margin-top:.8rem;background:#fff;color:inherit;text-align:left;cursor:pointer}' +
  'button.main{border-color:#0b5a3c;background:#0b5a3c;color:#fff;text-align:center}' +
  '.box{border-left:.3rem solid #0b5a3c;background:#eef6f2;padding:.7rem}.mistake{border-color:#a11;background:#fbeeee}';

/** A whole page in one request, without script. `title` is text; `content` is HTML, escaped by whoever made it. */
export const plainPage = (title: string, content: string): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} - SAPA</title>
<style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`;
