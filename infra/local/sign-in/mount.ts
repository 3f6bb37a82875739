import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { isSameOrigin } from '../http/local-route.ts';
import { type HttpResponse, jsonResponse, readRequest } from '../http/request.ts';
import { type Mounted, writeResponse } from '../http/server.ts';
import { OIDC_PATH } from './issuer.ts';
import { findAccount, type LocalAccounts } from './local-account.ts';
import { accountsPage, failurePage, htmlResponse } from './pages.ts';
import { openProvider, type ProviderOptions } from './provider.ts';
import { publicJwk } from './signing-key.ts';

const INTERACTION = new RegExp(`^${OIDC_PATH}/interaction/[\\w-]+$`);

type Exchange = { readonly message: IncomingMessage; readonly response: ServerResponse };

const chosenAccount = async (message: IncomingMessage, accounts: LocalAccounts) => {
  const request = await readRequest(message);
  if (request === undefined || !isSameOrigin(request)) return undefined;
  return findAccount(accounts, new URLSearchParams(request.body.toString()).get('account') ?? '');
};

/** Shows the accounts, or signs in the chosen one. Undefined when the provider has answered. */
const interact = async (
  provider: Provider,
  accounts: LocalAccounts,
  { message, response }: Exchange,
): Promise<HttpResponse | undefined> => {
  await provider.interactionDetails(message, response);
  if (message.method === 'GET')
    return htmlResponse(200, accountsPage(message.url ?? '', await accounts.list()));
  const account = await chosenAccount(message, accounts);
  if (account === undefined) return htmlResponse(400, failurePage('unknown_account'));
  await provider.interactionFinished(message, response, { login: { accountId: account.accountId } });
  return undefined;
};

const failure = (error: unknown): HttpResponse =>
  htmlResponse(400, failurePage(error instanceof Error ? error.name : 'error'));

/** The OpenID provider and its page of accounts, below `/oidc`. */
export const signInMount = (options: ProviderOptions): Mounted => {
  let opening: Promise<Provider> | undefined;
  const provider = () => {
    opening ??= openProvider(options);
    return opening;
  };
  const jwks = jsonResponse(200, { keys: [publicJwk(options.secrets)] });

  const passOn = async ({ message, response }: Exchange) => {
    const handle = (await provider()).callback();
    const { url = '/' } = message;
    // The provider learns from `originalUrl` where it is mounted.
    Object.assign(message, { originalUrl: url, url: url.slice(OIDC_PATH.length) });
    await handle(message, response);
  };

  return {
    path: OIDC_PATH,
    handle: async (message, response) => {
      const path = message.url?.split('?')[0] ?? '';
      if (path === `${OIDC_PATH}/jwks`) return writeResponse(response, jwks);
      if (!INTERACTION.test(path)) return passOn({ message, response });
      const page = await interact(await provider(), options.accounts, { message, response }).catch(failure);
      if (page !== undefined) writeResponse(response, page);
    },
  };
};
