import { container } from '../container.ts';
import { remindersPlan } from './plan.ts';

export const handler = remindersPlan(container());
