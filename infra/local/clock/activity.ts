/** Counts work in flight, so that a move of the clock can wait until everything that became due is done. */
export type Activity = {
  /** Something started; call what it returns exactly when it is over. Calling it again does nothing. */
  readonly begin: () => () => void;
  readonly run: <T>(work: () => Promise<T>) => Promise<T>;
  readonly busy: () => boolean;
  /** Resolves once nothing is in flight and nothing new has begun for two turns of the event loop. */
  readonly settled: () => Promise<void>;
};

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

export const trackActivity = (): Activity => {
  let inFlight = 0;
  let begun = 0;
  let waiting: (() => void)[] = [];

  const begin = () => {
    inFlight += 1;
    begun += 1;
    let over = false;
    return () => {
      if (over) return;
      over = true;
      inFlight -= 1;
      if (inFlight > 0) return;
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    };
  };

  const idle = () => (inFlight === 0 ? Promise.resolve() : new Promise<void>((wake) => waiting.push(wake)));

  return {
    begin,
    run: async (work) => {
      const over = begin();
      try {
        return await work();
      } finally {
        over();
      }
    },
    busy: () => inFlight > 0,
    settled: async () => {
      for (;;) {
        await idle();
        const before = begun;
        // What one piece of work causes in the next begins within a turn: a promise continuation or an immediate.
        await turn();
        await turn();
        if (inFlight === 0 && begun === before) return;
      }
    },
  };
};
