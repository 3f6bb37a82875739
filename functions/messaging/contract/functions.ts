import type { FunctionContract } from '#shared/aws/function-contract.ts';
import { controlContracts } from './control-routes.ts';
import { ledgerContracts } from './ledger-routes.ts';
import { receiveReceiptsContract, receiveRepliesContract } from './webhook.ts';
import { wishContracts } from './wish-routes.ts';

const lanes = ['messages-urgent', 'messages-standard'] as const;

/** What every sender is given: it waits for the provider most of the time. */
const sender = {
  tables: { messages: 'write' },
  sendsTo: lanes,
  sendsSms: true,
  secrets: ['sms-gateway'],
  memoryMb: 256,
} as const;

export const messagingFunctions = [
  {
    name: 'messaging-http',
    entry: 'functions/messaging/handlers/http.handler.ts',
    trigger: { kind: 'http', routes: [...ledgerContracts, ...controlContracts, ...wishContracts] },
    tables: { messages: 'write', requests: 'write' },
    sendsTo: lanes,
    errorImpact:
      'Offices cannot see what became of their messages, and nobody can stop them by link or switch; sending goes on.',
  },
  {
    name: 'messaging-send-urgent',
    entry: 'functions/messaging/handlers/send-urgent.handler.ts',
    trigger: { kind: 'queue', queue: 'messages-urgent' },
    ...sender,
    errorImpact: 'Arrival notices, changes and cancellations are not sent until it works again.',
  },
  {
    name: 'messaging-send-standard',
    entry: 'functions/messaging/handlers/send-standard.handler.ts',
    trigger: { kind: 'queue', queue: 'messages-standard' },
    ...sender,
    errorImpact: 'Reminders are not sent until it works again; those whose time passes meanwhile are lost.',
  },
  {
    name: 'messaging-receipts',
    entry: 'functions/messaging/handlers/receipts.handler.ts',
    trigger: { kind: 'sms-delivery-log' },
    tables: { messages: 'write' },
    memoryMb: 256,
    errorImpact: 'Messages stay "accepted" though the carrier has reported more; nothing is sent twice.',
  },
  {
    name: 'messaging-webhook',
    entry: 'functions/messaging/handlers/receipts-webhook.handler.ts',
    trigger: { kind: 'http', routes: [receiveReceiptsContract, receiveRepliesContract] },
    tables: { messages: 'write', requests: 'write' },
    secrets: ['sms-webhook'],
    errorImpact:
      'Receipts and replies of the SMS gateway are refused until it works again; the gateway repeats them.',
  },
  {
    name: 'messaging-sync-opt-outs',
    entry: 'functions/messaging/handlers/sync-opt-outs.handler.ts',
    trigger: { kind: 'schedule', every: 'P1D' },
    tables: { messages: 'write' },
    listsSmsOptOuts: true,
    errorImpact: 'Numbers that the provider refuses are not known: messages to them are paid for and lost.',
  },
  {
    name: 'messaging-sweep',
    entry: 'functions/messaging/handlers/sweep.handler.ts',
    trigger: { kind: 'schedule', every: 'PT1M' },
    tables: { messages: 'write' },
    sendsTo: lanes,
    errorImpact: 'Messages whose wake-up was lost stay unsent, and interrupted ones stay without an outcome.',
  },
] as const satisfies readonly FunctionContract[];
