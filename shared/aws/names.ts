/** Names shared by infrastructure, handlers and the embedded run. No SDK here. */
export const queueNames = ['messages'] as const;
export type QueueName = (typeof queueNames)[number];

export const workflowNames = ['event-timeline', 'notice-escalation'] as const;
export type WorkflowName = (typeof workflowNames)[number];
