import type { OptOut } from '../domain/opt-out.ts';
import type { OptOutRegister } from './opt-out-ports.ts';

type Deps = { readonly register: Pick<OptOutRegister, 'ofPhone' | 'past'> };

/** All that a phone ever asked for and took back, newest first. */
export const makeOptOutHistory =
  ({ register }: Deps) =>
  async (phone: string): Promise<readonly OptOut[]> => {
    const [current, past] = await Promise.all([register.ofPhone(phone), register.past(phone)]);
    return [...current, ...past].sort((a, b) => (a.at < b.at ? 1 : -1));
  };
