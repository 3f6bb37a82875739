import { container } from '../container.ts';
import { arrivalsHttp } from './http.ts';

export const handler = arrivalsHttp(container());
