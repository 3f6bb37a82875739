import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { QueueName, WorkflowName } from '#shared/aws/names.ts';
import type { SendingPlatform } from '#shared/aws/platform.ts';
import type { Duration } from '#shared/kernel/time.ts';
import type { GatewayRoute } from '../http/router.ts';
import { type LambdaHandler, lambdaContext } from '../lambda.ts';
import type { QueueConsumer } from '../queues/local-queue.ts';
import type { Scheduled } from '../schedules/local-schedules.ts';
import type { Step } from '../workflows/step-task.ts';

/**
 * Makes a function's handler from the platform, as its entry file does on AWS. Handlers differ in their event, which only
 * their trigger knows.
 */
export type FunctionMaker = (
  platform: SendingPlatform,
) => (event: never, context: never) => Promise<unknown> | unknown;

export type FunctionMakers = Readonly<Record<string, FunctionMaker>>;

const sameNames = (contracts: readonly FunctionContract[], makers: FunctionMakers) => {
  const names = contracts.map(({ name }) => name);
  const missing = names.filter((name) => !(name in makers));
  const unknown = Object.keys(makers).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`no maker for the function ${missing.join(', ')}`);
  if (unknown.length > 0) throw new Error(`no contract for the function ${unknown.join(', ')}`);
};

/**
 * The functions by what wakes them. Their handlers are made with `bind`, once the platform exists that they in turn are
 * called by.
 */
export const boundFunctions = (contracts: readonly FunctionContract[], makers: FunctionMakers) => {
  sameNames(contracts, makers);
  const handlers = new Map<string, LambdaHandler>();

  const handlerOf = (name: string): LambdaHandler => {
    return async (event, context) => {
      const handler = handlers.get(name);
      if (handler === undefined) throw new Error(`${name} was called before it was made`);
      return handler(event, context);
    };
  };

  const routes = contracts.flatMap(({ name, trigger }): GatewayRoute[] =>
    trigger.kind === 'http'
      ? trigger.routes.map(({ method, path }) => ({
          method,
          path,
          functionName: name,
          handler: handlerOf(name),
        }))
      : [],
  );

  const scheduled = contracts.flatMap(({ name, trigger }): Scheduled[] =>
    trigger.kind === 'schedule'
      ? [{ functionName: name, every: trigger.every as Duration, handler: handlerOf(name) }]
      : [],
  );

  const consumers: Partial<Record<QueueName, QueueConsumer>> = {};
  const steps: Partial<Record<WorkflowName, Record<string, Step>>> = {};
  for (const { name, trigger } of contracts) {
    if (trigger.kind === 'queue') consumers[trigger.queue] = { functionName: name, handler: handlerOf(name) };
    if (trigger.kind === 'workflow-step') {
      const step: Step = (input) => handlerOf(name)(input, lambdaContext(name));
      steps[trigger.workflow] = { ...steps[trigger.workflow], [trigger.step]: step };
    }
  }

  return {
    routes,
    scheduled,
    consumers,
    steps,
    bind: (platform: SendingPlatform) => {
      for (const [name, make] of Object.entries(makers)) {
        // The trigger builds the very event that its handler asks for.
        handlers.set(name, make(platform) as LambdaHandler);
      }
    },
  };
};
