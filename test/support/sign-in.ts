import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Settings } from '#shared/aws/platform.ts';
import { type Instant, millisOf } from '#shared/kernel/time.ts';

export type TestAccount = {
  readonly username: string;
  readonly office: string;
  readonly roles: readonly string[];
};

export type TestSignIn = {
  readonly settings: Settings['signIn'];
  /** A token as Cognito makes it, good for one hour from `at`; `overrides` replace claims. */
  readonly tokenFor: (
    account: TestAccount,
    at: Instant,
    overrides?: Readonly<Record<string, unknown>>,
  ) => Promise<string>;
  readonly stop: () => Promise<void>;
};

export const testAccount = (overrides: Partial<TestAccount> = {}): TestAccount => ({
  username: 'organiser-kalbar',
  office: 'bp3mi-kalbar',
  roles: ['organiser'],
  ...overrides,
});

/** An issuer of real RS256 tokens with a real key set on a loopback port. */
export const startSignIn = async (): Promise<TestSignIn> => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' };
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  return {
    settings: { issuer, jwksUrl: `${issuer}/jwks`, clientId: 'console' },
    tokenFor: ({ username, office, roles }, at, overrides = {}) => {
      const issuedAt = Math.floor(millisOf(at) / 1000);
      return new SignJWT({
        username,
        token_use: 'access',
        client_id: 'console',
        'cognito:groups': [`office:${office}`, ...roles.map((role) => `role:${role}`)],
        iss: issuer,
        iat: issuedAt,
        exp: issuedAt + 3600,
        ...overrides,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'test' })
        .sign(privateKey);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};
