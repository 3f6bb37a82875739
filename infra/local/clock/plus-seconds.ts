import { type Instant, instantFromMillis, millisOf } from '#shared/kernel/time.ts';

export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  instantFromMillis(millisOf(instant) + seconds * 1000);
