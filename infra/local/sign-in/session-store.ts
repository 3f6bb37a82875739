import type { Adapter, AdapterPayload } from 'oidc-provider';

type Stored = { readonly payload: AdapterPayload; readonly endsAt: number };

/**
 * Where the provider keeps its sessions and codes: memory is enough, because access tokens are checked by their signature
 * and outlive a restart. Expired entries go when the next one is stored.
 */
export const sessionStore = () => {
  const entries = new Map<string, Stored>();

  const alive = (key: string) => {
    const entry = entries.get(key);
    return entry !== undefined && entry.endsAt > Date.now() ? entry.payload : undefined;
  };

  const dropExpired = () => {
    for (const [key, { endsAt }] of entries) if (endsAt <= Date.now()) entries.delete(key);
  };

  const findBy = (model: string, field: 'uid' | 'userCode', value: string) =>
    [...entries.keys()]
      .filter((key) => key.startsWith(`${model}:`))
      .map(alive)
      .find((payload) => payload?.[field] === value);

  return (model: string): Adapter => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      upsert: async (id, payload, expiresIn) => {
        dropExpired();
        entries.set(keyOf(id), { payload, endsAt: Date.now() + (expiresIn ?? 86_400) * 1000 });
      },
      find: async (id) => alive(keyOf(id)),
      findByUid: async (uid) => findBy(model, 'uid', uid),
      findByUserCode: async (userCode) => findBy(model, 'userCode', userCode),
      consume: async (id) => {
        const payload = alive(keyOf(id));
        if (payload !== undefined) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void entries.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key);
      },
    };
  };
};
