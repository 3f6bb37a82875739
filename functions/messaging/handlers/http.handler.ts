import { container } from '../container.ts';
import { messagingHttp } from './http.ts';

export const handler = messagingHttp(container());
