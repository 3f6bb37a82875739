import type { Command } from './command-line.ts';
import type { RunningPlatform } from './running-platform.ts';

/** What `npm start` prints once everything answers. */
export const welcome = async (
  { url, clock, accounts }: RunningPlatform,
  { real, folder }: Command,
): Promise<string> => {
  const people = await accounts.list();
  const width = Math.max(0, ...people.map(({ accountId }) => accountId.length));
  const lines = people.map(
    ({ accountId, name, officeName, roles }) =>
      `  ${accountId.padEnd(width)}  ${name}, ${officeName} (${roles.join(', ')})`,
  );
  return [
    'SAPA siap / is ready',
    '',
    `  Halaman / page        ${url}/`,
    `  API                   ${url}/api/v1`,
    `  OpenAPI               ${url}/api/v1/openapi.json`,
    `  SMS keluar / outbox   ${url}/local/outbox`,
    `  Jam / clock           ${url}/local/clock  (${clock.now()}${real ? '' : ', dapat digeser / movable'})`,
    `  Data                  ${folder}`,
    '',
    'Akun / accounts (tanpa kata sandi / no password):',
    ...lines,
    '',
    'Ctrl-C untuk berhenti / to stop.',
    '',
  ].join('\n');
};
