import type { FunctionContract } from '#shared/aws/function-contract.ts';
import { previewMessageContract, sendMessageContract } from './hand-routes.ts';

const lanes = ['messages-urgent', 'messages-standard'] as const;

export const remindersFunctions = [
  {
    name: 'reminders-http',
    entry: 'functions/reminders/handlers/http.handler.ts',
    trigger: { kind: 'http', routes: [previewMessageContract, sendMessageContract] },
    tables: { reminders: 'write', registrations: 'read', messages: 'write', requests: 'write' },
    sendsTo: lanes,
    errorImpact: 'Organisers cannot preview messages or send by hand; planned reminders still go out.',
  },
  {
    name: 'reminders-plan',
    entry: 'functions/reminders/handlers/plan.handler.ts',
    trigger: { kind: 'workflow-step', workflow: 'event-timeline', step: 'Plan' },
    tables: { reminders: 'write' },
    errorImpact: 'Reminders and change notices of some events are late until the sweeper starts them again.',
  },
  {
    name: 'reminders-fan-out',
    entry: 'functions/reminders/handlers/fan-out.handler.ts',
    trigger: { kind: 'workflow-step', workflow: 'event-timeline', step: 'FanOut' },
    tables: { reminders: 'write', registrations: 'read', messages: 'write' },
    sendsTo: lanes,
    errorImpact: 'Some participants have not got their reminder or notice of change.',
  },
  {
    name: 'reminders-sweep',
    entry: 'functions/reminders/handlers/sweep.handler.ts',
    trigger: { kind: 'schedule', every: 'PT1M' },
    tables: { reminders: 'write', messages: 'write' },
    sendsTo: lanes,
    starts: ['event-timeline'],
    errorImpact:
      'Timelines whose workflow was lost stay still, and sendings by hand that died halfway stay incomplete.',
  },
] as const satisfies readonly FunctionContract[];
