import type { Result } from '#shared/kernel/result.ts';
import type { Registration } from '../domain/registration.ts';
import { type EndDeps, type EndError, endRegistration } from './end-registration.ts';

export type CancelError = EndError;

export type CancelInput = {
  readonly eventId: string;
  readonly registrationId: string;
  readonly officeId: string;
  readonly by: string;
  readonly reason: string;
};

/** The office ends a registration of its own event. */
export const makeCancelRegistration =
  (deps: EndDeps) =>
  (input: CancelInput): Promise<Result<Registration, CancelError>> =>
    endRegistration(deps, input);
