// Only where one of them goes beyond U+FFFF can UTF-16 order otherwise than UTF-8.
const BEYOND = /[\ud800-\udfff]/;

/** The order of SQLite's BINARY and of DynamoDB's keys: by UTF-8 bytes. */
export const compareText = (left: string, right: string): number => {
  if (left === right) return 0;
  if (BEYOND.test(left) || BEYOND.test(right)) return Buffer.compare(Buffer.from(left), Buffer.from(right));
  return left < right ? -1 : 1;
};
