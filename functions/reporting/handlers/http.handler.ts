import { container } from '../container.ts';
import { reportingHttp } from './http.ts';

export const handler = reportingHttp(container());
