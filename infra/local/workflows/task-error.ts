/** A failed step as Step Functions shows it: `Error` is the error's name, `Cause` the JSON that Lambda answers with. */
export class TaskError extends Error {
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

/** Ends an execution whose process is going away; no Retry and no Catch of the workflow may answer it. */
export class Stopped extends Error {
  override readonly name = 'Local.Stopped';
  readonly isRetryable = false;
  readonly isCatchable = false;
}

export const toTaskError = (thrown: unknown): TaskError => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new TaskError(error.name, JSON.stringify({ errorType: error.name, errorMessage: error.message }));
};
