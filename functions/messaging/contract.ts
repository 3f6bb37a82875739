/** What other contexts, infrastructure and tests may use of messaging: every SMS once. */
export { gateSet } from './adapters/gates.ts';
export { gatewayConfig } from './adapters/gateway/config.ts';
export { ledgerReader } from './adapters/ledger-reader.ts';
export { type MessagingClient, messagingClient, wakeKey } from './adapters/messaging-client.ts';
export { stopLinkPut } from './adapters/short-link-item.ts';
export { intentPut } from './adapters/single-batch.ts';
export { recipientStop } from './adapters/stop-item.ts';
export { readBudgetContract, setBudgetContract } from './contract/budget-routes.ts';
export { messagingFunctions } from './contract/functions.ts';
export { type LedgerMessage, ledgerMessageOf } from './contract/ledger-message.ts';
export { recordOptOutContract, searchOptOutsContract } from './contract/opt-out-routes.ts';
export { listMessagesContract } from './contract/routes.ts';
export { searchMessagesContract } from './contract/search-routes.ts';
export { actOnStopLinkContract, openStopLinkContract } from './contract/stop-link-routes.ts';
export {
  listSwitchesContract,
  resumeSendingContract,
  stopSendingContract,
} from './contract/switch-routes.ts';
export { type BudgetView, budgetView, monthOf } from './domain/budget.ts';
export { type Intent, intentKey, type Order, type Recipient } from './domain/intent.ts';
export type { MessageState } from './domain/message.ts';
export type { MessageKind, ParamsOf } from './domain/message-params.ts';
export type { Switches } from './domain/switches.ts';
export { kindWords } from './domain/words-kind.ts';
export { leftOutWords, type OrderPreview, orderPreviewer, previewPages } from './preview-services.ts';
