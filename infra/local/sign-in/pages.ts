import { escapeHtml } from '#shared/http/html.ts';
import type { HttpResponse } from '../http/request.ts';
import type { LocalAccount } from './local-account.ts';

const page = (title: string, content: string): string => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - SAPA</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}
button{font:inherit;display:block;width:100%;text-align:left;padding:.75rem;margin:.5rem 0;cursor:pointer}
small{display:block}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`;

export const htmlResponse = (status: number, body: string): HttpResponse => ({
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  },
  body,
});

const choice = ({ accountId, name, officeName, roles }: LocalAccount): string =>
  `<button name="account" value="${escapeHtml(accountId)}">${escapeHtml(name)}<small>${escapeHtml(
    `${officeName} · ${roles.join(', ')} · ${accountId}`,
  )}</small></button>`;

/** Everybody who can be chosen; one click signs in. */
export const accountsPage = (action: string, accounts: readonly LocalAccount[]): string =>
  page(
    'Masuk ke SAPA',
    `<p>Ini lingkungan lokal dengan orang rekaan. Pilih akun, tanpa kata sandi.</p>
<form method="post" action="${escapeHtml(action)}">${accounts.map(choice).join('')}</form>`,
  );

export const failurePage = (code: string): string =>
  page(
    'Gagal masuk',
    `<p>Permintaan masuk tidak dapat diproses atau sudah kedaluwarsa. Silakan mulai lagi dari <a href="/">halaman utama</a>.</p>
<p><small>${escapeHtml(code)}</small></p>`,
  );
