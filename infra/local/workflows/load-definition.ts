import { readFileSync } from 'node:fs';
import type { WorkflowName } from '#shared/aws/names.ts';
import { type Machine, parseDefinition } from './definition.ts';

/** The machine as written in `infra/workflows/<name>.asl.json`, the file that AWS gets. */
export const loadDefinition = (workflow: WorkflowName): Machine =>
  parseDefinition(readFileSync(new URL(`../../workflows/${workflow}.asl.json`, import.meta.url), 'utf8'));
