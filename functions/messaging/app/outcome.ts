import type { Change } from '../domain/change.ts';
import type { Intent } from '../domain/intent.ts';
import type { Message } from '../domain/message.ts';
import type { Applied } from './ports.ts';

/** A message that the caller alone must send now, and when what it was decided by was read. */
export type Claimed = { readonly message: Message; readonly intent: Intent };

/** The message as it stands after a change was tried; undefined when nobody can say. */
export const standing = (change: Change, applied: Applied | undefined): Message | undefined => {
  if (applied === undefined) return undefined;
  return applied.kind === 'applied' ? change.after : applied.current;
};
