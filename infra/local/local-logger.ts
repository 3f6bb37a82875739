import type { QueueName } from '#shared/aws/names.ts';
import type { Clock } from '#shared/kernel/time.ts';
import { allowListLogger, errorFields, type Logger } from '#shared/observability/logger.ts';
import type { ExecutionView } from './workflows/local-workflows.ts';

/** One JSON object a line, stamped with the platform's own time. */
export const localLogger = (clock: Clock, writeLine: (line: string) => void): Logger =>
  allowListLogger((level, message, fields) => {
    writeLine(JSON.stringify({ time: clock.now(), level, message, ...fields }));
  });

/** Tells of what fails outside any function's own log. */
export const failureLog = (logger: Logger) => ({
  functionFailed: (name: string, error: unknown) =>
    logger.error('a function failed', { function: name, ...errorFields(error) }),
  batchFailed: (queue: QueueName, error: unknown) =>
    logger.error('a batch failed', { queue, ...errorFields(error) }),
  executionFailed: ({ workflow, name, error, state }: ExecutionView) =>
    logger.error('an execution failed', {
      execution: `${workflow}/${name}`,
      state,
      errorName: error ?? 'States.Timeout',
    }),
  requestFailed: (error: unknown) => logger.error('a request failed', errorFields(error)),
});
