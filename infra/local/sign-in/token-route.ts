import * as z from 'zod';
import { problem } from '#shared/http/problem.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { answerProblem, isContentType, type LocalRoute } from '../http/local-route.ts';
import { jsonResponse } from '../http/request.ts';
import { findAccount, type LocalAccounts } from './local-account.ts';
import { lifetimeSeconds, type TokenMaker } from './token.ts';

const bodySchema = z.strictObject({ account: z.string() });

const parseBody = (text: string) => {
  try {
    return bodySchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

const invalid = () => answerProblem(problem(400, 'invalid_input', 'Kirim {"account": "nama-akun"}.'));

const notJson = () =>
  answerProblem(problem(415, 'unsupported_content_type', 'Kirim sebagai application/json.'));

const unknown = () =>
  answerProblem(problem(404, 'unknown_account', 'Tidak ada akun dengan nama itu di lingkungan lokal ini.'));

type Options = { readonly accounts: LocalAccounts; readonly makeToken: TokenMaker; readonly clock: Clock };

/** A token for a demo account without the sign-in page, for scripts. */
export const tokenRoute = ({ accounts, makeToken, clock }: Options): LocalRoute => ({
  method: 'POST',
  path: '/local/token',
  handle: async (request) => {
    if (!isContentType(request, 'application/json')) return notJson();
    const body = parseBody(request.body.toString());
    if (body === undefined) return invalid();
    const account = await findAccount(accounts, body.account);
    if (account === undefined) return unknown();
    return jsonResponse(200, { accessToken: await makeToken(account), expiresIn: lifetimeSeconds(clock) });
  },
});
