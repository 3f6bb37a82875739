import { container } from '../container.ts';
import { eventsHttp } from './events-http.ts';

export const handler = eventsHttp(container());
