import type { Metrics } from '#shared/observability/metrics.ts';
import type { ReceiptReport } from '../domain/receipt.ts';

const NAMES = {
  applied: 'ReceiptsApplied',
  ignored: 'ReceiptsIgnored',
  parked: 'ReceiptsParked',
  expired: 'ReceiptsExpired',
  malformed: 'ReceiptsMalformed',
} as const satisfies Record<keyof ReceiptReport, string>;

const count = (metrics: Metrics, report: Partial<ReceiptReport>): void => {
  for (const [name, metric] of Object.entries(NAMES)) {
    // The names are the report's own.
    const value = report[name as keyof ReceiptReport] ?? 0;
    if (value > 0) metrics.count(metric, value);
  }
};

/** For what has just come in. */
export const countReceived = (metrics: Metrics, report: ReceiptReport): void => count(metrics, report);

/** For a replay: what goes on waiting was counted when it came. */
export const countReplayed = (metrics: Metrics, { applied, ignored, expired }: ReceiptReport): void =>
  count(metrics, { applied, ignored, expired });
