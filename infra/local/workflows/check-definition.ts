import type { Machine } from './definition.ts';
import type { Step } from './step-task.ts';

/** Throws when a Task has no step, or a step has no Task. That the text is valid ASL is left to the tests: it takes long. */
export const checkDefinition = (
  workflow: string,
  machine: Machine,
  steps: Readonly<Record<string, Step>>,
) => {
  const tasks = Object.entries(machine.States).flatMap(([name, state]) =>
    state.Type === 'Task' ? [name] : [],
  );
  const missing = tasks.filter((name) => !(name in steps));
  const unknown = Object.keys(steps).filter((name) => !tasks.includes(name));
  if (missing.length > 0) throw new Error(`${workflow}: no function for the state ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`${workflow}: no Task state called ${unknown.join(', ')}`);
};
