import { container } from '../container.ts';
import { metaHttp } from './http.ts';

export const handler = metaHttp(container());
