/** Names shared by infrastructure, handlers and the embedded run. No SDK here. */

/** Two lanes of one kind of work: what is urgent never waits behind what is not. */
export const queueNames = ['messages-urgent', 'messages-standard'] as const;
export type QueueName = (typeof queueNames)[number];

export const workflowNames = ['event-timeline', 'notice-escalation'] as const;
export type WorkflowName = (typeof workflowNames)[number];

/** Values that people put into the store of secrets by hand; made empty. */
export const secretNames = ['sms-gateway', 'sms-webhook'] as const;
export type SecretName = (typeof secretNames)[number];
