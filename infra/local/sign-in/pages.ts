import { escapeHtml, plainPage } from '#shared/http/html.ts';
import type { HttpResponse } from '../http/request.ts';
import type { LocalAccount } from './local-account.ts';

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
  plainPage(
    'Masuk ke SAPA',
    `<p>Ini lingkungan lokal dengan orang rekaan. Pilih akun, tanpa kata sandi.</p>
<form method="post" action="${escapeHtml(action)}">${accounts.map(choice).join('')}</form>`,
  );

export const failurePage = (code: string): string =>
  plainPage(
    'Gagal masuk',
    `<p>Permintaan masuk tidak dapat diproses atau sudah kedaluwarsa. Silakan mulai lagi dari <a href="/">halaman utama</a>.</p>
<p><small>${escapeHtml(code)}</small></p>`,
  );
