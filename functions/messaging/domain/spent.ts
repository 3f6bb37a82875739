import type { Message } from './message.ts';

/** What the provider took, or may have taken, is paid for; a refusal by the carrier afterwards changes nothing about that. */
const isPaid = ({ state, providerId }: Message): boolean =>
  state === 'accepted' ||
  state === 'delivered' ||
  state === 'unknown' ||
  (state === 'failed' && providerId !== undefined);

/** The parts that these messages have cost. */
export const partsSpent = (messages: readonly Message[]): number =>
  messages.filter(isPaid).reduce((sum, { parts = 0 }) => sum + parts, 0);
