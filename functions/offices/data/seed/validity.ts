/** The seed describes the directory from this day on; nothing older is handled. */
export const SEED_FROM = '2025-01-01';
