/** What the platform has said yes to; all of it must be there after every death. */
export type Journal = {
  readonly events: Set<string>;
  /** Registration id to its event. */
  readonly registered: Map<string, string>;
  readonly cancelledSeats: Set<string>;
  readonly cancelledEvents: Set<string>;
  /** Event to the start that was promised last. */
  readonly starts: Map<string, string>;
  readonly arrivals: Set<string>;
  /** `<arrival> <version>` to the number of people in it. */
  readonly manifests: Map<string, number>;
  /** Arrival to the version announced last. */
  readonly announced: Map<string, number>;
  readonly acknowledged: Set<string>;
};

export const emptyJournal = (): Journal => ({
  events: new Set(),
  registered: new Map(),
  cancelledSeats: new Set(),
  cancelledEvents: new Set(),
  starts: new Map(),
  arrivals: new Set(),
  manifests: new Map(),
  announced: new Map(),
  acknowledged: new Set(),
});
