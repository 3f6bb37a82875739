import { container } from '../container.ts';
import { remindersSweep } from './sweep.ts';

export const handler = remindersSweep(container());
