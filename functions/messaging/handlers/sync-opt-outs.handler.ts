import { container } from '../container.ts';
import { messagingSyncOptOuts } from './sync-opt-outs.ts';

export const handler = messagingSyncOptOuts(container());
