import { container } from '../container.ts';
import { reportingSweep } from './sweep.ts';

export const handler = reportingSweep(container());
