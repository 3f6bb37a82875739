import { container } from '../container.ts';
import { registrationsSweep } from './registrations-sweep.ts';

export const handler = registrationsSweep(container());
