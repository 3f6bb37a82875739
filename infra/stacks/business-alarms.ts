import type { FunctionContract } from '#shared/aws/function-contract.ts';
import type { MetricName } from '#shared/observability/metrics.ts';

type BusinessAlarm = {
  readonly metric: MetricName;
  /** Which functions count it; each has a metric of its own. */
  readonly countedBy: (contract: FunctionContract) => boolean;
  /** Within five minutes. */
  readonly threshold: number;
  readonly errorImpact: string;
  /** A heading of docs/runbook.md. */
  readonly runbook: string;
};

const sends = ({ sendsSms }: FunctionContract): boolean => sendsSms === true;

const hearsReceipts = ({ trigger }: FunctionContract): boolean =>
  trigger.kind === 'sms-delivery-log' ||
  (trigger.kind === 'http' && trigger.routes.some(({ signed }) => signed === true));

/** These record what goes to many people, and set its parts aside at once; what goes to one is paid for by its sender. */
const recordsForMany = ({ entry, sendsTo }: FunctionContract): boolean =>
  entry.startsWith('functions/reminders/') && sendsTo !== undefined;

/** What no function fails on and people must react to all the same. */
export const businessAlarms: readonly BusinessAlarm[] = [
  {
    metric: 'BudgetRefused',
    countedBy: (contract) => recordsForMany(contract) || sends(contract),
    threshold: 1,
    errorImpact:
      'An office has used up its SMS of the month: its reminders and changes are held, arrival notices go out.',
    runbook: 'An office has no budget left',
  },
  {
    metric: 'SmsUnknown',
    countedBy: sends,
    threshold: 10,
    errorImpact:
      'Nobody can tell whether people got their SMS: the provider does not answer clearly, and nothing is repeated.',
    runbook: 'Many messages are unknown',
  },
  {
    metric: 'SmsRejected',
    countedBy: sends,
    threshold: 20,
    errorImpact:
      'The provider refuses SMS for good: the people meant do not get them and must be told in another way.',
    runbook: 'The provider refuses messages',
  },
  {
    metric: 'ReceiptsMalformed',
    countedBy: hearsReceipts,
    threshold: 10,
    errorImpact:
      'Reports of what became of SMS cannot be read: failed ones look accepted, and nobody calls those people.',
    runbook: 'Receipts cannot be read',
  },
];
