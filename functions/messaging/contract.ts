/** What other contexts, infrastructure and tests may use of messaging: every SMS once. */
export { gateSet } from './adapters/gates.ts';
export { intentPut } from './adapters/intent-item.ts';
export { ledgerReader } from './adapters/ledger-reader.ts';
export { type MessagingClient, messagingClient } from './adapters/messaging-client.ts';
export { messagingFunctions } from './contract/functions.ts';
export type { LedgerMessage } from './contract/ledger-message.ts';
export { listMessagesContract } from './contract/routes.ts';
export { type Intent, intentKey } from './domain/intent.ts';
export type { MessageState } from './domain/message.ts';
export type { MessageKind, ParamsOf } from './domain/message-params.ts';
