import { route } from '#shared/http/route.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import { searchOptOutsContract } from '../../contract/opt-out-routes.ts';
import type { OptOut } from '../../domain/opt-out.ts';
import { optOutProblem } from './opt-out-problems.ts';

type Services = { readonly optOutHistory: (phone: string) => Promise<readonly OptOut[]> };

export const searchOptOutsRoute = ({ optOutHistory }: Services) =>
  route(searchOptOutsContract, async ({ body }) => {
    const phone = normalisePhone(body.phone);
    if (!phone.ok) return optOutProblem(phone.error);
    return { body: { phone: phone.value, optOuts: [...(await optOutHistory(phone.value))] } };
  });
