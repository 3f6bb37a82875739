export const clarities = ['yes', 'partly', 'no'] as const;
export type Clarity = (typeof clarities)[number];

/** One answer to the three questions. Nothing tells whose it is, and nothing when it came. */
export type Feedback = {
  /** From 1, not useful, to 5, very useful. */
  readonly useful: number;
  readonly clear: Clarity;
  readonly suggestion?: string;
};

/** Fewer answers could be guessed at. */
export const SHOWN_FROM = 5;

export type FeedbackResults = {
  readonly useful: Readonly<Record<'1' | '2' | '3' | '4' | '5', number>>;
  readonly meanUseful: number;
  readonly clear: Readonly<Record<Clarity, number>>;
  readonly suggestions: readonly string[];
};

/** Undefined while there are too few. The order of answers is that of their random ids. */
export const feedbackResults = (answers: readonly Feedback[]): FeedbackResults | undefined => {
  if (answers.length < SHOWN_FROM) return undefined;
  const useful = (grade: number): number => answers.filter((answer) => answer.useful === grade).length;
  const clear = (clarity: Clarity): number => answers.filter((answer) => answer.clear === clarity).length;
  const sum = answers.reduce((total, answer) => total + answer.useful, 0);
  return {
    useful: { 1: useful(1), 2: useful(2), 3: useful(3), 4: useful(4), 5: useful(5) },
    meanUseful: Math.round((sum / answers.length) * 10) / 10,
    clear: { yes: clear('yes'), partly: clear('partly'), no: clear('no') },
    suggestions: answers.flatMap(({ suggestion }) => suggestion ?? []),
  };
};
