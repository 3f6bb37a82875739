import { container } from '../container.ts';
import { remindersHttp } from './http.ts';

export const handler = remindersHttp(container());
