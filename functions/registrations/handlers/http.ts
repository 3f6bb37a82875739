import { httpFunction } from '#shared/http/http-function.ts';
import type { RegistrationsServices } from '../container.ts';
import { cancelRegistrationRoute } from './routes/cancel-registration.ts';
import { getRegistrationRoute, listRegistrationsRoute } from './routes/read.ts';
import { registerRoute } from './routes/register.ts';

export const registrationsHttp = (services: RegistrationsServices) =>
  httpFunction(services.platform, [
    registerRoute(services),
    listRegistrationsRoute(services),
    getRegistrationRoute(services),
    cancelRegistrationRoute(services),
  ]);
