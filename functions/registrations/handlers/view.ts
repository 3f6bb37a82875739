import type { RegistrationView } from '../contract/routes.ts';
import type { Registration } from '../domain/registration.ts';

export const viewOf = (registration: Registration): RegistrationView => {
  const { identity: _identity, registeredBy: _by, stopCode: _code, cancelled, ...shown } = registration;
  if (cancelled === undefined) return shown;
  return { ...shown, cancelledAt: cancelled.at, cancelReason: cancelled.reason };
};
