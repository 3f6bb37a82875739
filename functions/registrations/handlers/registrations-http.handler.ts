import { container } from '../container.ts';
import { registrationsHttp } from './registrations-http.ts';

export const handler = registrationsHttp(container());
