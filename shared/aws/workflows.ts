import { ExecutionAlreadyExists, type SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { WorkflowName } from './names.ts';
import type { Workflows } from './platform.ts';

/** Step Functions Standard: a name stays taken until 90 days after its execution ends. */
export const stepFunctions = (client: SFNClient, arns: Partial<Record<WorkflowName, string>>): Workflows => ({
  start: async (workflow, name, input) => {
    const stateMachineArn = arns[workflow];
    if (stateMachineArn === undefined) throw new Error(`no ARN for workflow ${workflow}`);
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }));
      return 'started';
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return 'already_started';
      throw error;
    }
  },
});
