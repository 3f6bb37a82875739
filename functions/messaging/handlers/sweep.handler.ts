import { container } from '../container.ts';
import { messagingSweep } from './sweep.ts';

export const handler = messagingSweep(container());
