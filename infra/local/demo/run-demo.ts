import type { DynamoDbClientOptions } from '#shared/aws/dynamodb-client.ts';
import { startPlatform } from '../start-platform.ts';
import { audit, holds } from './audit/audit.ts';
import type { Facts } from './audit/facts.ts';
import { gatherFacts } from './audit/gather.ts';
import type { Finding } from './audit/invariant.ts';
import { demoClient } from './client/demo-client.ts';
import { type Summary, summaryOf } from './report/summary.ts';
import { SCENARIO_ENDS, SCENARIO_STARTS, scenario } from './scenario/scenario.ts';
import { play } from './story/play.ts';
import type { Storyteller } from './story/storyteller.ts';

export type DemoOptions = {
  readonly story: Storyteller;
  /** For tests: what the auditor gets to see instead. */
  readonly corrupt?: (facts: Facts) => Facts;
  /** Where the tables are; in this process when absent. */
  readonly dynamoDb?: DynamoDbClientOptions;
};

export type DemoResult = {
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly holds: boolean;
};

/** Plays eight months on a platform of its own, then audits what is left. */
export const runDemo = async ({
  story,
  corrupt = (facts) => facts,
  dynamoDb,
}: DemoOptions): Promise<DemoResult> => {
  const began = performance.now();
  const platform = await startPlatform({
    port: 0,
    storage: { kind: 'memory' },
    clock: { kind: 'virtual', startAt: SCENARIO_STARTS, speed: 'frozen' },
    ...(dynamoDb === undefined ? {} : { dynamoDb }),
  });
  try {
    const api = demoClient(platform.url);
    const notebook = await play(api, story, { acts: scenario, until: SCENARIO_ENDS });
    const facts = corrupt(await gatherFacts(api, notebook));
    const findings = audit(facts);
    const wallMs = Math.round(performance.now() - began);
    const summary = summaryOf(facts, findings, { from: SCENARIO_STARTS, to: SCENARIO_ENDS, wallMs });
    return { summary, findings, holds: holds(findings) };
  } finally {
    await platform.stop();
  }
};
