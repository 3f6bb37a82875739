/** What durations on AWS are made of; everything else is counted. Milliseconds unless said. */
export const assumptions = {
  /** One round trip to DynamoDB from Lambda in the same region. */
  storeMs: 5,
  transactMs: 10,
  /** The adapter has so many independent writes on the way at once. */
  writesAtOnce: 16,
  /** One call of SNS Publish for an SMS. */
  publishMs: 80,
  /** SendMessageBatch. */
  queueMs: 8,
  /** Processor time of the SDK for one call, on a whole processor: measured for PutItem of the document client. */
  sdkCallMs: 0.48,
  memoryMb: 256,
  /** So much memory comes with a whole processor. */
  memoryOfWholeProcessorMb: 1769,
} as const;

/** How long an invocation is billed for: what it waits, and what the SDK's work takes on its share of a processor. */
export const billedMs = (waitedMs: number, sdkCalls: number): number =>
  waitedMs + (sdkCalls * assumptions.sdkCallMs * assumptions.memoryOfWholeProcessorMb) / assumptions.memoryMb;

export const gbSecondsOf = (ms: number): number => (ms / 1000) * (assumptions.memoryMb / 1024);
