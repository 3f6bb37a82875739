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

/** The same for a page with a script file of ours: it may call us, and keep the page for when there is no signal. */
export const scriptPageHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
};

/** A script file: asked for anew each time, so that a phone never runs an old one. */
export const scriptHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; connect-src 'self'",
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

/** A whole page in one request. `title` is text; `content` and `head` are HTML, escaped by whoever made them. */
export const plainPage = (title: string, content: string, head = ''): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)} - SAPA</title>
<style>${STYLE}</style>${head}</head><body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`;
