import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import type { MetricName } from '#shared/observability/metrics.ts';
import { powertoolsMetrics } from '#shared/observability/powertools.ts';
import { functionOf } from '#test/support/function-grants.ts';
import { type Resource, type SynthesisedStage, synthesise } from '#test/support/stage-templates.ts';

/** What CloudWatch makes metrics of: one line of a function's log. */
const embedded = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.tuple([
      z.object({
        Namespace: z.string(),
        Dimensions: z.tuple([z.array(z.string())]),
        Metrics: z.tuple([z.object({ Name: z.string() })]),
      }),
    ]),
  }),
});

/** Namespace, name and dimensions of a metric as a function of this name really counts it. */
const counted = (service: string, metric: MetricName) => {
  const lines: string[] = [];
  const writing = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  powertoolsMetrics(service).count(metric);
  writing.mockRestore();
  const line = embedded.parse(JSON.parse(lines.join('')));
  const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
  return {
    Namespace,
    MetricName: Metrics[0].Name,
    Dimensions: Dimensions[0].map((Name) => ({ Name, Value: line[Name] })),
  };
};

describe('the alarms on what functions count', () => {
  let stages: readonly SynthesisedStage[];
  beforeAll(() => {
    stages = synthesise();
  });

  const alarmsOf = (stage: SynthesisedStage): { readonly name: string; readonly alarm: Resource }[] =>
    stage
      .resources('observability', 'AWS::CloudWatch::Alarm')
      .filter(({ Properties }) => Properties['Namespace'] === 'Sapa')
      .map((alarm) => ({ name: String(alarm.Properties['AlarmName']).split('/')[1] ?? '', alarm }));

  it('watch the very metrics that the functions write', () => {
    for (const stage of stages) {
      const alarms = alarmsOf(stage);
      expect(alarms.length).toBeGreaterThan(0);
      // Of the alarms' own making; an unknown name would not be counted as such.
      for (const { name, alarm } of alarms)
        expect(alarm.Properties).toMatchObject(counted(name, alarm.Properties['MetricName'] as MetricName));
    }
  });

  it('watch functions that count under their own name', () => {
    for (const stage of stages)
      for (const { name } of alarmsOf(stage))
        expect(functionOf(stage, name)?.Properties['Environment'], name).toMatchObject({
          Variables: { SERVICE: name },
        });
  });

  it('add up five minutes', () => {
    for (const stage of stages)
      for (const { alarm } of alarmsOf(stage))
        expect(alarm.Properties).toMatchObject({ Statistic: 'Sum', Period: 300 });
  });

  it('wake somebody at once for a budget, and for the rest when it is more than a few', () => {
    const [stage] = stages;
    const thresholds = (stage === undefined ? [] : alarmsOf(stage)).map(
      ({ alarm: { Properties } }) => [Properties['MetricName'], Properties['Threshold']] as const,
    );
    expect(Object.fromEntries(thresholds)).toEqual({
      BudgetRefused: 1,
      SmsUnknown: 10,
      SmsRejected: 20,
      ReceiptsMalformed: 10,
    });
  });
});
