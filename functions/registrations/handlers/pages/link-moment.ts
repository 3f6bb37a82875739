import type { Place } from '../../app/ports.ts';
import type { Mistakes } from './fields.ts';

/** What happened just now, or what was wrong with it. */
export type Moment = {
  readonly done?: 'taken' | 'left' | 'changed' | 'quiet';
  readonly mistakes?: Mistakes;
  readonly choices?: readonly Place[];
  /** Which form was sent, so that it stands open with what was written. */
  readonly open?: 'change' | 'hand_over';
  readonly text?: { readonly name: string; readonly phone: string; readonly village: string };
  readonly places: readonly Place[];
  readonly villageText: string;
  readonly publicUrl: string;
};
