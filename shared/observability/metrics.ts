/** Where CloudWatch keeps them; alarms look for them there. */
export const METRIC_NAMESPACE = 'Sapa';

/** Every metric there is. Dimensions are the function's name only: a metric can never carry a person. */
export type MetricName =
  | 'RequestsAnswered'
  | 'RequestsRefused'
  | 'RequestsFailed'
  | 'SmsAccepted'
  | 'SmsRejected'
  | 'SmsUnknown'
  | 'SmsSuppressed'
  | 'BudgetWarning'
  | 'BudgetRefused'
  | 'RowsRedriven'
  | 'ReceiptsApplied'
  | 'ReceiptsIgnored'
  | 'ReceiptsParked'
  | 'ReceiptsExpired'
  | 'ReceiptsMalformed';

export type Metrics = { readonly count: (name: MetricName, value?: number) => void };

export const noMetrics: Metrics = { count: () => undefined };
