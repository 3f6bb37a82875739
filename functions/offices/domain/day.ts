/** A calendar day, `yyyy-mm-dd`: days sort as text. */
export type Day = string;

const DAY_MILLIS = 86_400_000;

export const dayBefore = (day: Day): Day => new Date(Date.parse(day) - DAY_MILLIS).toISOString().slice(0, 10);
