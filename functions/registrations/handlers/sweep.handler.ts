import { container } from '../container.ts';
import { registrationsSweep } from './sweep.ts';

export const handler = registrationsSweep(container());
