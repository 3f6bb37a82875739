/** Every metric there is. Dimensions are the function's name only: a metric can never carry a person. */
export type MetricName =
  | 'RequestsAnswered'
  | 'RequestsRefused'
  | 'RequestsFailed'
  | 'SmsAccepted'
  | 'SmsRejected'
  | 'SmsUnknown'
  | 'RowsRedriven';

export type Metrics = { readonly count: (name: MetricName, value?: number) => void };

export const noMetrics: Metrics = { count: () => undefined };
