import { Logger as PowertoolsLogger } from '@aws-lambda-powertools/logger';
import { Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics';
import { allowListLogger, type Logger } from './logger.ts';
import { METRIC_NAMESPACE, type Metrics } from './metrics.ts';

/** JSON lines that CloudWatch Logs Insights can query. */
export const powertoolsLogger = (serviceName: string): Logger => {
  const logger = new PowertoolsLogger({ serviceName });
  return allowListLogger((level, message, fields) => logger[level](message, fields));
};

/** One embedded-metric line per count, so that nothing is lost when a function is frozen. */
export const powertoolsMetrics = (serviceName: string): Metrics => {
  const metrics = new PowertoolsMetrics({ namespace: METRIC_NAMESPACE, serviceName });
  return { count: (name, value = 1) => metrics.singleMetric().addMetric(name, 'Count', value) };
};
