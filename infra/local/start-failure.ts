import type { Command } from './command-line.ts';

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** What stopped the start, in one sentence that tells what to do. */
export const startFailure = (error: unknown, { port, folder }: Command): string => {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken. Stop what uses it, or choose another with --port.`;
  if (code === 'EACCES' && error instanceof Error && error.message.includes('listen'))
    return `Port ${port} may not be used by this account. Choose another with --port.`;
  if (['EACCES', 'ENOENT', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC'].includes(code))
    return `The folder ${folder} cannot be written (${code}). Choose another with --data.`;
  const name = error instanceof Error ? error.name : '';
  if (name === 'FolderInUse') return `The folder ${folder} is in use by another SAPA. Stop that one first.`;
  return `SAPA could not start: ${error instanceof Error ? error.message : String(error)}`;
};
