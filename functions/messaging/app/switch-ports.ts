import type { SwitchBoard } from '../domain/switches.ts';

/** Kill switches with their history. Throws StoreBusy or StoreAnswerLost. */
export type SwitchStore = {
  readonly load: () => Promise<SwitchBoard>;
  /**
   * Stores what `decide` makes of the board, or nothing when it makes nothing of it; gives back the board as it stands.
   * Asks again with a fresh board when somebody was quicker.
   */
  readonly change: (decide: (board: SwitchBoard) => SwitchBoard | undefined) => Promise<SwitchBoard>;
};
