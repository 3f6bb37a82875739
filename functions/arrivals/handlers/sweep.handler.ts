import { container } from '../container.ts';
import { arrivalsSweep } from './sweep.ts';

export const handler = arrivalsSweep(container());
