/** Surrogates stand for characters beyond U+FFFF, which come last in UTF-8. */
const weightOf = (unit: number): number => {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
};

/** The order of DynamoDB: by UTF-8 bytes. */
export const compareTexts = (left: string, right: string): number => {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const [one, other] = [left.charCodeAt(index), right.charCodeAt(index)];
    if (one !== other) return weightOf(one) - weightOf(other);
  }
  return left.length - right.length;
};

/** The first place in a sorted list at which `isBefore` does not hold any more. */
export const placeIn = <T>(sorted: readonly T[], isBefore: (each: T) => boolean): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const each = sorted[middle];
    if (each !== undefined && isBefore(each)) low = middle + 1;
    else high = middle;
  }
  return low;
};
