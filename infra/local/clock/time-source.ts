export type Speed = 'real' | 'frozen';

/** Where the clock stands, in whole milliseconds since 1970. Held still while it is moved. */
export type TimeSource = {
  readonly now: () => number;
  readonly runs: () => boolean;
  readonly holdAt: (millis: number) => void;
  /** Goes on from where it was held, unless the clock is frozen anyway. */
  readonly release: () => void;
};

export const timeSource = (startAt: number, speed: Speed, machine: () => number): TimeSource => {
  let base = startAt;
  let since: number | undefined = speed === 'real' ? machine() : undefined;
  return {
    now: () => (since === undefined ? base : Math.floor(base + machine() - since)),
    runs: () => since !== undefined,
    holdAt: (millis) => {
      base = millis;
      since = undefined;
    },
    release: () => {
      if (speed === 'real') since = machine();
    },
  };
};
