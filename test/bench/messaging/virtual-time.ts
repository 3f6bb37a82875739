/** Time that passes only while everybody waits: durations that no other load on this machine can touch. */
export type VirtualTime = {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Lets time pass until the work is done; gives back how many milliseconds that took. */
  readonly run: (work: Promise<unknown>) => Promise<number>;
};

type Sleeper = { readonly until: number; readonly wake: () => void };

const TURNS = 3;

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

export const virtualTime = (): VirtualTime => {
  let now = 0;
  let sleepers: Sleeper[] = [];

  const wakeNext = (): void => {
    const next = Math.min(...sleepers.map(({ until }) => until));
    now = Math.max(now, next);
    const due = sleepers.filter(({ until }) => until <= now);
    sleepers = sleepers.filter(({ until }) => until > now);
    for (const { wake } of due) wake();
  };

  return {
    now: () => now,
    sleep: (ms) => new Promise((wake) => sleepers.push({ until: now + ms, wake })),
    run: async (work) => {
      const startedAt = now;
      let isOver = false;
      const end = (): void => {
        isOver = true;
      };
      work.then(end, end);
      await turns();
      while (!isOver) {
        if (sleepers.length > 0) wakeNext();
        await turns();
      }
      await work;
      return now - startedAt;
    },
  };
};
