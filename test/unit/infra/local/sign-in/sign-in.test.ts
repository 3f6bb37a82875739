import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { tokenVerifier } from '#shared/http/stack/authorise.ts';
import type { Instant } from '#shared/kernel/time.ts';
import { startTiny } from '#test/support/local/tiny-platform.ts';

type Tiny = Awaited<ReturnType<typeof startTiny>>;

let tiny: Tiny;
beforeAll(async () => {
  tiny = await startTiny();
});
afterAll(() => tiny.stop());

const tokenFor = async (account: string, url = tiny.url) => {
  const answer = await fetch(`${url}/local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const accessToken = async (account: string, url = tiny.url) =>
  String((await tokenFor(account, url)).body['accessToken']);

const verified = (token: string, { url, clock } = tiny) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${url}/oidc/jwks`)), {
    issuer: `${url}/oidc`,
    algorithms: ['RS256'],
    currentDate: new Date(clock.now()),
  });

const claims = {
  sub: 'organiser-kalbar',
  username: 'organiser-kalbar',
  'cognito:groups': ['office:bp3mi-kalbar', 'role:organiser'],
  client_id: 'sapa-console',
  token_use: 'access',
  scope: 'openid profile',
};

/** As much of a browser as a sign-in needs: it keeps cookies and follows no redirect by itself. */
const browser = () => {
  const jar = new Map<string, string>();
  return async (address: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(address, tiny.url), {
      redirect: 'manual',
      ...init,
      headers: { cookie, ...init.headers },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return {
      status: answer.status,
      location: answer.headers.get('location') ?? '',
      text: await answer.text(),
    };
  };
};

const authorization = (challenge: string, more: Record<string, string> = {}) =>
  `/oidc/auth?${new URLSearchParams({
    client_id: 'sapa-console',
    redirect_uri: `${tiny.url}/`,
    response_type: 'code',
    scope: 'openid profile',
    state: 's1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  })}`;

const exchange = async (code: string, verifier: string) => {
  const answer = await fetch(`${tiny.url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'sapa-console',
      redirect_uri: `${tiny.url}/`,
      code,
      code_verifier: verifier,
    }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const signIn = async (account: string) => {
  const verifier = randomBytes(32).toString('base64url');
  const go = browser();
  const start = await go(authorization(createHash('sha256').update(verifier).digest('base64url')));
  const page = await go(start.location);
  const chosen = await go(start.location, {
    method: 'POST',
    headers: { origin: tiny.url },
    body: new URLSearchParams({ account }),
  });
  return { go, verifier, page, chosen };
};

describe('a token for a script', () => {
  it('has the claims of a Cognito access token and is signed with the published key', async () => {
    const { payload } = await verified(await accessToken('organiser-kalbar'));
    expect(payload).toMatchObject(claims);
  });

  it('is accepted by the code that guards every route', async () => {
    const signInSettings = tiny.platform.settings.signIn;
    const actor = await tokenVerifier(signInSettings, tiny.clock)(await accessToken('national-desk'));
    expect(actor).toEqual({ accountId: 'national-desk', officeId: 'kemenp2mi', roles: ['national_desk'] });
  });

  it('still holds when the clock is years ahead of the machine', async () => {
    const startAt = '2040-01-01T00:00:00.000Z' as Instant;
    const ahead = await startTiny({ clock: { kind: 'virtual', startAt, speed: 'frozen' } });
    const token = await accessToken('organiser-kalbar', ahead.url);
    await expect(verified(token, ahead)).resolves.toMatchObject({ payload: claims });
    await ahead.stop();
  });

  it('is not given to an unknown account', async () => {
    expect(await tokenFor('nobody')).toMatchObject({ status: 404, body: { code: 'unknown_account' } });
  });

  it('survives a restart on the same folder, with a key that only its owner can read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sapa-sign-in-'));
    const storage = { kind: 'folder', path: folder } as const;
    const first = await startTiny({ storage });
    const token = await accessToken('organiser-kalbar', first.url);
    const port = Number(new URL(first.url).port);
    await first.stop();
    const second = await startTiny({ storage, port });
    await expect(verified(token, second)).resolves.toMatchObject({ payload: claims });
    expect(statSync(join(folder, 'sign-in.json')).mode & 0o777).toBe(0o600);
    await second.stop();
    rmSync(folder, { recursive: true });
  });
});

describe('a sign-in by authorization code with PKCE', () => {
  it('lists the accounts, and ends in the same claims', async () => {
    const { go, verifier, page, chosen } = await signIn('organiser-kalbar');
    expect(page.text).toContain('value="national-desk"');
    const back = new URL((await go(chosen.location)).location);
    expect([back.origin, back.searchParams.get('state')]).toEqual([tiny.url, 's1']);
    const { status, body } = await exchange(back.searchParams.get('code') ?? '', verifier);
    expect(status).toBe(200);
    expect((await verified(String(body['access_token']))).payload).toMatchObject(claims);
    expect(decodeJwt(String(body['id_token']))).toMatchObject({
      sub: 'organiser-kalbar',
      aud: 'sapa-console',
    });
  });

  it('is refused with another verifier', async () => {
    const { go, chosen } = await signIn('organiser-kalbar');
    const code = new URL((await go(chosen.location)).location).searchParams.get('code') ?? '';
    expect(await exchange(code, randomBytes(32).toString('base64url'))).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
  });

  it('is refused without a challenge', async () => {
    const answer = await browser()(authorization('').replace(/&code_challenge.*$/, ''));
    expect(answer.location).toContain('error=invalid_request');
  });

  it('shows an Indonesian page for a foreign redirect address', async () => {
    const answer = await browser()(authorization('x'.repeat(43), { redirect_uri: 'https://example.org/' }));
    expect([answer.status, answer.text.includes('Gagal masuk')]).toEqual([400, true]);
  });

  it('does not sign in for a form of another site', async () => {
    const go = browser();
    const start = await go(authorization('x'.repeat(43)));
    const answer = await go(start.location, {
      method: 'POST',
      headers: { origin: 'https://example.org' },
      body: new URLSearchParams({ account: 'organiser-kalbar' }),
    });
    expect([answer.status, answer.location]).toEqual([400, '']);
  });

  it('prints no notice of the library', async () => {
    const spies = (['info', 'warn', 'log', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const own = await startTiny();
    await fetch(`${own.url}/oidc/.well-known/openid-configuration`);
    await own.stop();
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });
});
