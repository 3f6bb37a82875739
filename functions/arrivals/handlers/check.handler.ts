import { container } from '../container.ts';
import { arrivalsCheck } from './check.ts';

export const handler = arrivalsCheck(container());
