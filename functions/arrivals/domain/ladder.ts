import {
  type Duration,
  durationMillis,
  type Instant,
  instantFromMillis,
  millisOf,
} from '#shared/kernel/time.ts';

/** After the announcement: duty officer, head of office, supervising office, national desk. */
const OFFSETS = ['PT0S', 'PT30M', 'PT60M', 'PT120M'] as readonly string[] as readonly Duration[];

/** The last rung is called again and again until somebody answers. */
const REPEAT_MILLIS = 30 * 60 * 1000;

/** Where a notice stands on its ladder. */
export type Standing = {
  /** 1 is the duty officer. */
  readonly rung: number;
  /** How often the last rung was called again. */
  readonly repeats: number;
  readonly rungStartedAt: Instant;
  readonly nextAt: Instant;
};

const startOf = (rung: number, announcedAt: Instant): number | undefined => {
  const offset = OFFSETS[rung - 1];
  return offset === undefined ? undefined : millisOf(announcedAt) + (rung === 1 ? 0 : durationMillis(offset));
};

/** When the next call is due after `rung` began at `now`. Deadlines that passed while nobody looked are not called one by one. */
const nextAfter = (
  rung: number,
  announcedAt: Instant,
  due: Instant,
  now: Instant,
  rungs: number,
): Instant => {
  const planned = rung < rungs ? startOf(rung + 1, announcedAt) : undefined;
  if (planned !== undefined) return instantFromMillis(planned);
  const repeat = millisOf(due) + REPEAT_MILLIS;
  return instantFromMillis(repeat > millisOf(now) ? repeat : millisOf(now) + REPEAT_MILLIS);
};

/** `rungs` is how many the office's ladder has, at least 1. */
export const firstRung = (now: Instant, rungs: number): Standing => ({
  rung: 1,
  repeats: 0,
  rungStartedAt: now,
  nextAt: nextAfter(1, now, now, now, rungs),
});

/** The standing after the deadline: one rung higher, or the last one once more. Never earlier than `nextAt`. */
export const climb = (standing: Standing, announcedAt: Instant, now: Instant, rungs: number): Standing => {
  const last = Math.min(rungs, OFFSETS.length);
  const rung = Math.min(standing.rung + 1, Math.max(last, standing.rung));
  return {
    rung,
    repeats: rung === standing.rung ? standing.repeats + 1 : 0,
    rungStartedAt: now,
    nextAt: nextAfter(rung, announcedAt, standing.nextAt, now, last),
  };
};

/** Names the call in the ledger: `rung-2`, `rung-4-again-3`. */
export const ruleOf = ({ rung, repeats }: Pick<Standing, 'rung' | 'repeats'>): string =>
  repeats === 0 ? `rung-${rung}` : `rung-${rung}-again-${repeats}`;
