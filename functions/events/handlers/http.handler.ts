import { container } from '../container.ts';
import { eventsHttp } from './http.ts';

export const handler = eventsHttp(container());
