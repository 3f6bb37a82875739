export const invariantNames = [
  'accepted-once',
  'second-is-marked',
  'nothing-after-cancellation',
  'nothing-after-newer-version',
  'nothing-after-stop',
  'nothing-after-opt-out',
  'nothing-while-switched-off',
  'nothing-outside-allow-list',
  'nothing-too-late',
  'no-reminder-in-quiet-hours',
  'one-final-row-each',
  'nothing-left-open',
  'states-only-rise',
  'receipts-add-up',
  'receipts-are-heeded',
  'budget-adds-up',
  'budget-not-overdrawn',
  'phone-limits',
  'one-text-for-one-phone',
  'provider-rate',
  'urgent-overtakes',
  'states-are-true',
  'unknown-only-with-cause',
  'few-uncertain-after-kill',
] as const;

export type InvariantName = (typeof invariantNames)[number];

/** What an audit found out about one promise. */
export type Finding = {
  readonly name: InvariantName;
  /** How many things it was held against. */
  readonly checked: number;
  readonly violations: number;
  /** The first few. */
  readonly examples: readonly string[];
  /** What else is worth saying: a count, a percentile. */
  readonly note?: string;
};

const EXAMPLES = 5;

/** Collects what is wrong with one promise. */
export const examine = (name: InvariantName) => {
  const examples: string[] = [];
  let checked = 0;
  let violations = 0;
  return {
    /** `wrong` tells what is wrong when something is. */
    check: (isRight: boolean, wrong: () => string): void => {
      checked += 1;
      if (isRight) return;
      violations += 1;
      if (examples.length < EXAMPLES) examples.push(wrong());
    },
    finding: (note?: string): Finding => ({
      name,
      checked,
      violations,
      examples,
      ...(note === undefined ? {} : { note }),
    }),
  };
};
