import { type Priced, prices } from '../prices.ts';

/** What was used, by what is billed. */
export type Amounts = Readonly<Record<Priced, number>>;

export type CostLine = {
  readonly item: Priced;
  /** For one message. */
  readonly each: number;
  /** For a million messages. */
  readonly dollars: number;
};

export type Cost = {
  readonly lines: readonly CostLine[];
  readonly dollarsPerMillion: number;
  /** To one conditional write, one update and one publish for each message. */
  readonly ratioToFloor: number;
};

/** Nobody can claim, call and record for less. */
export const FLOOR_DOLLARS = 2 * prices.dynamoDbWriteUnit.perMillion + prices.snsPublish.perMillion;

const items = Object.keys(prices) as Priced[];

/** What a million messages cost when `count` messages used these amounts. */
export const costOf = (amounts: Amounts, count: number): Cost => {
  const lines = items.map((item): CostLine => {
    const each = amounts[item] / count;
    return { item, each, dollars: each * prices[item].perMillion };
  });
  const dollarsPerMillion = lines.reduce((sum, { dollars }) => sum + dollars, 0);
  return { lines, dollarsPerMillion, ratioToFloor: dollarsPerMillion / FLOOR_DOLLARS };
};
