/**
 * AWS list prices in US dollars, us-east-1, without any free tier. Jakarta (ap-southeast-3) is dearer; ratios are what to
 * read. Each with the day on which its source was read.
 */
export const prices = {
  /** On demand, standard table class. https://airbyte.com/data-engineering-resources/dynamodb-pricing, July 2025. */
  dynamoDbWriteUnit: { perMillion: 0.625, on: '2025-07', source: 'airbyte.com: DynamoDB pricing' },
  dynamoDbReadUnit: { perMillion: 0.125, on: '2025-07', source: 'airbyte.com: DynamoDB pricing' },
  /** Standard queue; a request carries up to ten messages and 64 KB. */
  sqsRequest: { perMillion: 0.4, on: '2026-03', source: 'cloudburn.io: SQS pricing' },
  lambdaInvocation: { perMillion: 0.2, on: '2026-11', source: 'cloudchipr.com: Lambda pricing' },
  /** arm64. */
  lambdaGbSecond: { perMillion: 13.3334, on: '2026-11', source: 'cloudchipr.com: Lambda pricing' },
  /** Standard workflows. */
  stepFunctionsTransition: { perMillion: 25, on: '2026-03', source: 'wring.co: Step Functions guide' },
  /** The API call alone; the SMS itself is the carrier's fee. */
  snsPublish: { perMillion: 0.5, on: '2026-11', source: 'aws.amazon.com: SNS pricing, API requests' },
} as const satisfies Record<string, { perMillion: number; on: string; source: string }>;

export type Priced = keyof typeof prices;
