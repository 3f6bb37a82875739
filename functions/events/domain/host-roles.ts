import type { Host } from './event.ts';

type Flag = 'signs' | 'pays';

/** Where nobody is named for it, the one at `fallback` is; everybody else explicitly is not. */
const assigned = (hosts: readonly Host[], flag: Flag, fallback: number): Host[] => {
  const isOpen = hosts.every((host) => host[flag] === undefined);
  return hosts.map((host, index) => ({ ...host, [flag]: isOpen ? index === fallback : host[flag] === true }));
};

/** Exactly one host signs and one pays: unless somebody is named, the first signs, and whoever signs pays. */
export const withRoles = (hosts: readonly Host[]): Host[] => {
  const signing = assigned(hosts, 'signs', 0);
  return assigned(
    signing,
    'pays',
    signing.findIndex(({ signs }) => signs),
  );
};
