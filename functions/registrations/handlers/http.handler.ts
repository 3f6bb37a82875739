import { container } from '../container.ts';
import { registrationsHttp } from './http.ts';

export const handler = registrationsHttp(container());
