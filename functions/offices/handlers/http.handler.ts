import { container } from '../container.ts';
import { officesHttp } from './http.ts';

export const handler = officesHttp(container());
