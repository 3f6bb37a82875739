/**
 * The only fields that may be logged: ids, counts, codes and times. Names, phones, document numbers and texts have no
 * field here, so they cannot reach a log.
 */
const fieldNames = [
  'arrivalId',
  'attempt',
  'code',
  'correlationId',
  'count',
  'durationMs',
  'errorName',
  'eventId',
  'execution',
  'frames',
  'function',
  'intentKey',
  'noticeId',
  'officeId',
  'operation',
  'queue',
  'reason',
  'receiptId',
  'registrationId',
  'state',
  'status',
  'version',
] as const;

export type LogFields = { readonly [name in (typeof fieldNames)[number]]?: string | number };

export type LogLevel = 'info' | 'warn' | 'error';

/** `message` is a fixed sentence, never built from data. */
export type Logger = { readonly [level in LogLevel]: (message: string, fields?: LogFields) => void };

const allowed = new Set<string>(fieldNames);

const keepAllowed = (fields: LogFields): Record<string, string | number> =>
  Object.fromEntries(
    // The type forbids other fields; this holds for values that got past it in a wider object.
    Object.entries(fields).filter(([name, value]) => allowed.has(name) && value !== undefined),
  );

/** A logger over any sink; the sink gets allowed fields only. */
export const allowListLogger = (
  sink: (level: LogLevel, message: string, fields: Record<string, string | number>) => void,
): Logger => {
  const at =
    (level: LogLevel) =>
    (message: string, fields: LogFields = {}) =>
      sink(level, message, keepAllowed(fields));
  return { info: at('info'), warn: at('warn'), error: at('error') };
};

export const silentLogger: Logger = allowListLogger(() => undefined);

/**
 * What may be told of an unexpected error: its class and where it happened. Its message may quote a person's data, so it
 * stays out.
 */
export const errorFields = (error: unknown): LogFields => {
  if (!(error instanceof Error)) return { errorName: typeof error };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim())
    .join(' | ');
  return { errorName: error.name, frames };
};
