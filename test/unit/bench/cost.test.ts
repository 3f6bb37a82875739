import { describe, expect, it } from 'vitest';
import { billedMs, gbSecondsOf } from '#test/bench/messaging/assumptions.ts';
import { type Amounts, costOf, FLOOR_DOLLARS } from '#test/bench/messaging/cost.ts';

const nothing: Amounts = {
  dynamoDbWriteUnit: 0,
  dynamoDbReadUnit: 0,
  sqsRequest: 0,
  lambdaInvocation: 0,
  lambdaGbSecond: 0,
  stepFunctionsTransition: 0,
  snsPublish: 0,
};

describe('the cost of a million messages', () => {
  it('given one conditional write, one update and one publish each, is the floor', () => {
    const { dollarsPerMillion, ratioToFloor } = costOf(
      { ...nothing, dynamoDbWriteUnit: 2000, snsPublish: 1000 },
      1000,
    );
    expect(dollarsPerMillion).toBeCloseTo(FLOOR_DOLLARS);
    expect(ratioToFloor).toBeCloseTo(1);
  });

  it('names a line for everything that is billed', () => {
    const { lines } = costOf({ ...nothing, stepFunctionsTransition: 10 }, 1000);
    expect(lines).toHaveLength(Object.keys(nothing).length);
    expect(lines).toContainEqual({ item: 'stepFunctionsTransition', each: 0.01, dollars: 0.25 });
  });
});

describe('the billed time of an invocation', () => {
  it('is what it waits when it calls nobody', () => {
    expect(billedMs(120, 0)).toBe(120);
  });

  it('grows with the calls by what they take on a share of a processor', () => {
    expect(billedMs(120, 10)).toBeCloseTo(120 + (10 * 0.48 * 1769) / 256);
  });

  it('of 256 MB is a quarter of a gigabyte-second a second', () => {
    expect(gbSecondsOf(1000)).toBe(0.25);
  });
});
