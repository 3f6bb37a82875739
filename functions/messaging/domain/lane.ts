import type { MessageKind } from './message-params.ts';

/** `urgent` overtakes `standard`: what somebody must know before they act. */
export type Lane = 'urgent' | 'standard';

const STANDARD: readonly MessageKind[] = [
  'reminder',
  'registration_confirmed',
  'thank_you',
  'village_follow_up',
  'issue_closed',
];

export const laneOf = (kind: MessageKind): Lane => (STANDARD.includes(kind) ? 'standard' : 'urgent');

const NOTICES: readonly MessageKind[] = [
  'arrival_notice',
  'arrival_correction',
  'arrival_time_changed',
  'escalation',
];

/** Notices go to officers on duty: nobody can opt out of them, the night does not hold them, and no budget stops them. */
export const isNotice = (kind: MessageKind): boolean => NOTICES.includes(kind);
