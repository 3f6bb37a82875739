import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Clock } from '#shared/kernel/time.ts';
import { issuerOf, OIDC_PATH } from './issuer.ts';
import { findAccount, type LocalAccounts } from './local-account.ts';
import { failurePage } from './pages.ts';
import { sessionStore } from './session-store.ts';
import type { SignInSecrets } from './signing-key.ts';
import { AUDIENCE, accountClaims, CLIENT_ID, lifetimeSeconds, TOKEN_SCOPE } from './token.ts';

export type ProviderOptions = {
  /** `http://localhost:3000` */
  readonly origin: string;
  readonly secrets: SignInSecrets;
  readonly accounts: LocalAccounts;
  readonly clock: Clock;
};

const API_SCOPE = 'sapa';

const ONE_DAY = 86_400;
const TEN_MINUTES = 600;

/** Everybody consents to this console: it is the platform's own. */
const grantAll = async (ctx: KoaContextWithOIDC) => {
  const { client, session, provider } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(TOKEN_SCOPE);
  grant.addResourceScope(AUDIENCE, API_SCOPE);
  await grant.save();
  return grant;
};

const features = (): Configuration['features'] => ({
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  resourceIndicators: {
    enabled: true,
    defaultResource: () => AUDIENCE,
    useGrantedResource: () => true,
    getResourceServerInfo: () => ({
      scope: API_SCOPE,
      audience: AUDIENCE,
      accessTokenFormat: 'jwt',
      jwt: { sign: { alg: 'RS256' } },
    }),
  },
});

const findLocalAccount =
  (accounts: LocalAccounts): NonNullable<Configuration['findAccount']> =>
  async (_, sub) => {
    const account = await findAccount(accounts, sub);
    return account && { accountId: sub, claims: async () => ({ sub, name: account.name }) };
  };

const configuration = ({ origin, secrets, accounts, clock }: ProviderOptions): Configuration => ({
  adapter: sessionStore(),
  clients: [
    {
      client_id: CLIENT_ID,
      token_endpoint_auth_method: 'none',
      redirect_uris: [`${origin}/`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [{ ...secrets.privateJwk }] } as NonNullable<Configuration['jwks']>,
  cookies: { keys: [secrets.cookieKey] },
  scopes: ['openid', 'profile'],
  claims: { openid: ['sub'], profile: ['name'] },
  features: features() ?? {},
  findAccount: findLocalAccount(accounts),
  loadExistingGrant: grantAll,
  interactions: { url: (_, { uid }) => `${OIDC_PATH}/interaction/${uid}` },
  pkce: { required: () => true },
  clientBasedCORS: () => false,
  renderError: (ctx, { error }) => {
    ctx.type = 'html';
    ctx.body = failurePage(error);
  },
  ttl: {
    AccessToken: () => lifetimeSeconds(clock),
    AuthorizationCode: () => 60,
    IdToken: () => 3600,
    Interaction: () => TEN_MINUTES,
    Session: () => ONE_DAY,
    Grant: () => ONE_DAY,
  },
  formats: {
    customizers: {
      jwt: async (_, token, jwt) => {
        const accountId = 'accountId' in token ? String(token.accountId) : '';
        const account = await findAccount(accounts, accountId);
        if (account !== undefined) Object.assign(jwt.payload, accountClaims(account));
      },
    },
  },
});

/** The OpenID provider, loaded when somebody first signs in: it is half a second of start-up time. */
export const openProvider = async (options: ProviderOptions): Promise<Provider> => {
  const { Provider } = await import('oidc-provider');
  return new Provider(issuerOf(options.origin), configuration(options));
};
