import type { FunctionContract } from '#shared/aws/function-contract.ts';
import { listMessagesContract } from './routes.ts';

export const messagingFunctions = [
  {
    name: 'messaging-http',
    entry: 'functions/messaging/handlers/http.handler.ts',
    trigger: { kind: 'http', routes: [listMessagesContract] },
    tables: { messages: 'read' },
    errorImpact: 'Offices cannot see what became of their messages; sending goes on.',
  },
  {
    name: 'messaging-send',
    entry: 'functions/messaging/handlers/send.handler.ts',
    trigger: { kind: 'queue', queue: 'messages' },
    tables: { messages: 'write' },
    sendsTo: ['messages'],
    sendsSms: true,
    errorImpact: 'Reminders and arrival notices are not sent until it works again.',
  },
  {
    name: 'messaging-sweep',
    entry: 'functions/messaging/handlers/sweep.handler.ts',
    trigger: { kind: 'schedule', every: 'PT1M' },
    tables: { messages: 'write' },
    sendsTo: ['messages'],
    errorImpact: 'Messages whose wake-up was lost stay unsent, and interrupted ones stay without an outcome.',
  },
] as const satisfies readonly FunctionContract[];
