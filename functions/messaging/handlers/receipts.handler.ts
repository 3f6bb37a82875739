import { container } from '../container.ts';
import { messagingReceipts } from './receipts.ts';

export const handler = messagingReceipts(container());
