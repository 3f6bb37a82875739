import { join } from 'node:path';
import { installPeers } from './peer-modules.ts';
import { foundServers, type Server, startPostgres, startRedis } from './servers.ts';

export type Party = { readonly name: string; readonly file: string; readonly socket: string };

/** Starts a server of their own for all peers that this machine can run. */
export const startPeers = async (
  folder: string,
): Promise<{ readonly parties: readonly Party[]; readonly stop: () => Promise<void> }> => {
  const found = foundServers();
  if (found.postgres || found.redis) await installPeers();
  const parties: Party[] = [];
  const servers: Server[] = [];
  const stop = async (): Promise<void> => {
    for (const server of servers) await server.stop();
  };
  const add = (name: string, file: string, server: Server & { readonly socket: string }): void => {
    servers.push(server);
    parties.push({ name, file, socket: server.socket });
  };
  try {
    if (found.postgres)
      add('pg-boss, tuned', 'peers/pg-boss.ts', await startPostgres(join(folder, 'postgres')));
    if (found.redis) {
      for (const sync of ['everysec', 'always'] as const)
        add(`BullMQ, AOF ${sync}`, 'peers/bullmq.ts', await startRedis(join(folder, `redis-${sync}`), sync));
    }
    return { parties, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
