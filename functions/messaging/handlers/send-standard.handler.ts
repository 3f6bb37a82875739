import { container } from '../container.ts';
import { messagingSend } from './send.ts';

export const handler = messagingSend(container(), 'standard');
