export type HeapTimer = {
  readonly dueAt: number;
  /** Order of entry: timers of one instant fire first come, first served. */
  readonly order: number;
  readonly fire: () => void;
  cancelled: boolean;
};

const before = (a: HeapTimer, b: HeapTimer) =>
  a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order);

/** A binary heap, earliest first. Cancelled timers are dropped when they come to the top. */
export const timerHeap = () => {
  const heap: HeapTimer[] = [];
  const at = (index: number) => heap[index] as HeapTimer; // Callers stay within the length.

  const swap = (a: number, b: number) => {
    const held = at(a);
    heap[a] = at(b);
    heap[b] = held;
  };

  const rise = (start: number) => {
    let index = start;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(at(index), at(parent))) return;
      swap(index, parent);
      index = parent;
    }
  };

  const earliest = (...candidates: readonly number[]) =>
    candidates.filter((i) => i < heap.length).reduce((best, i) => (before(at(i), at(best)) ? i : best));

  const sink = () => {
    let index = 0;
    for (;;) {
      const first = earliest(index, 2 * index + 1, 2 * index + 2);
      if (first === index) return;
      swap(index, first);
      index = first;
    }
  };

  const removeTop = () => {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    sink();
  };

  const peek = (): HeapTimer | undefined => {
    while (heap[0]?.cancelled) removeTop();
    return heap[0];
  };

  return {
    push: (timer: HeapTimer) => {
      heap.push(timer);
      rise(heap.length - 1);
    },
    peek,
    pop: (): HeapTimer | undefined => {
      const top = peek();
      if (top !== undefined) removeTop();
      return top;
    },
    clear: () => {
      heap.length = 0;
    },
  };
};
