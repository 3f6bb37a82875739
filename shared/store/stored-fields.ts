import * as z from 'zod';
import {
  type Duration,
  type Instant,
  isInstant,
  type LocalDateTime,
  parseDuration,
  parseLocalDateTime,
  ZONES,
} from '#shared/kernel/time.ts';

const text = (accepts: (value: string) => boolean) => (value: unknown) =>
  typeof value === 'string' && accepts(value);

/** Schemas of fields that many stored items have: what is read back is checked, not assumed. */
export const stored = {
  instant: z.custom<Instant>(text(isInstant)),
  local: z.custom<LocalDateTime>(text((value) => parseLocalDateTime(value) !== undefined)),
  duration: z.custom<Duration>(text((value) => parseDuration(value) !== undefined)),
  zone: z.enum(ZONES),
  count: z.int().nonnegative(),
};
