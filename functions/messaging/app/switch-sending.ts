import type { Actor } from '#shared/http/roles.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { type SwitchBoard, type SwitchChange, type SwitchName, switched } from '../domain/switches.ts';
import type { OfficeNotFound } from './budget-office.ts';
import type { SwitchStore } from './switch-ports.ts';
import { seenBy } from './switch-sight.ts';

export type SwitchSending = {
  readonly actor: Actor;
  readonly action: SwitchChange['action'];
  readonly name: SwitchName;
  readonly reason: string;
};

export type SwitchSendingError = OfficeNotFound | { readonly kind: 'switch_not_yours' };

/** Heads of offices stop their own office; all offices and kinds of messages are for the national desk. */
const refusal = ({ officeId, roles }: Actor, name: SwitchName): SwitchSendingError | undefined => {
  if (roles.includes('national_desk')) return undefined;
  if (!name.startsWith('office:')) return { kind: 'switch_not_yours' };
  return name === `office:${officeId}` ? undefined : { kind: 'office_not_found' };
};

/** Stops or resumes sending. What is so already stays as it is, with the name of who did it first. */
export const makeSwitchSending =
  ({ switches, clock }: { readonly switches: SwitchStore; readonly clock: Clock }) =>
  async ({
    actor,
    action,
    name,
    reason,
  }: SwitchSending): Promise<Result<SwitchBoard, SwitchSendingError>> => {
    const refused = refusal(actor, name);
    if (refused !== undefined) return err(refused);
    const change = { name, action, reason, by: actor.accountId, at: clock.now() };
    return ok(seenBy(actor, await switches.change((board) => switched(board, change))));
  };
