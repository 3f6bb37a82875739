/** Something to do at a time. */
export type Timed = { readonly at: number; readonly run: () => void };

type Entry = Timed & { readonly order: number };

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What comes next: the earliest first, and among equals the one that was added first. */
export const eventHeap = () => {
  const entries: Entry[] = [];
  let added = 0;

  const swapIfBefore = (child: number, parent: number): boolean => {
    const lower = entries[child];
    const upper = entries[parent];
    if (lower === undefined || upper === undefined || !isBefore(lower, upper)) return false;
    entries[child] = upper;
    entries[parent] = lower;
    return true;
  };

  const smallerChild = (parent: number): number => {
    const left = 2 * parent + 1;
    const [one, other] = [entries[left], entries[left + 1]];
    return one !== undefined && other !== undefined && isBefore(other, one) ? left + 1 : left;
  };

  return {
    push: (timed: Timed): void => {
      entries.push({ at: timed.at, run: timed.run, order: added });
      added += 1;
      let index = entries.length - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!swapIfBefore(index, parent)) return;
        index = parent;
      }
    },
    nextAt: (): number | undefined => entries[0]?.at,
    pop: (): Timed | undefined => {
      const first = entries[0];
      const last = entries.pop();
      if (first === undefined || last === undefined || entries.length === 0) return first;
      entries[0] = last;
      let index = 0;
      for (;;) {
        const child = smallerChild(index);
        if (!swapIfBefore(child, index)) return first;
        index = child;
      }
    },
    size: (): number => entries.length,
  };
};
