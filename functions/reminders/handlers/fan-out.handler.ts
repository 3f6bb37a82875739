import { container } from '../container.ts';
import { remindersFanOut } from './fan-out.ts';

export const handler = remindersFanOut(container());
