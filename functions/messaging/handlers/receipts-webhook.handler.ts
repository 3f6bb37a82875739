import { container } from '../container.ts';
import { messagingWebhook } from './receipts-webhook.ts';

export const handler = messagingWebhook(container());
