/** New submissions for one phone number from one network, for one event on one day. */
export const MOST_PER_PHONE = 5;

/** People in submissions for one event on one day: above any real event, below what would hurt. */
export const MOST_PER_EVENT = 20_000;

/** Requests of one network in ten minutes, opening and sending together. A whole village may share one address. */
export const PAGE_LIMIT = { scope: 'registration-page', most: 600, per: 'PT10M' } as const;
export const LINK_LIMIT = { scope: 'participant-link', most: 300, per: 'PT10M' } as const;

/** People in one group form. */
export const MOST_IN_GROUP = 20;

/** A form that was opened longer ago is shown again with a new key. */
export const FORM_GOOD_FOR_MS = 24 * 3600 * 1000;

/** People in one invitation list. */
export const MOST_INVITED = 500;
