import type { Render } from '../../app/ports.ts';
import type { Intent } from '../../domain/intent.ts';
import type { MessageKind, ParamsOf } from '../../domain/message-params.ts';
import { arrivalCorrection, arrivalNotice, escalation } from './arrival-texts.ts';
import { eventCancelled, eventChanged, placeCancelled, promoted, reminder } from './event-texts.ts';
import { fitting, type Wording } from './fit.ts';

type Template<K extends MessageKind> = {
  /** Grows when the wording changes. */
  readonly version: number;
  readonly maxParts: 1 | 2;
  readonly wordings: (params: ParamsOf<K>, mark: string) => readonly Wording[];
};

/**
 * Every text that can leave the platform, in plain formal Bahasa Indonesia. Each prints the date, the hour and its zone,
 * since it may be read a day late.
 */
export const catalogue: { readonly [K in MessageKind]: Template<K> } = {
  reminder: { version: 1, maxParts: 1, wordings: reminder },
  event_changed: { version: 1, maxParts: 2, wordings: eventChanged },
  event_cancelled: { version: 1, maxParts: 2, wordings: eventCancelled },
  place_cancelled: { version: 1, maxParts: 2, wordings: placeCancelled },
  promoted: { version: 1, maxParts: 2, wordings: promoted },
  arrival_notice: { version: 1, maxParts: 1, wordings: arrivalNotice },
  arrival_correction: { version: 1, maxParts: 1, wordings: arrivalCorrection },
  escalation: { version: 1, maxParts: 1, wordings: escalation },
};

const AGAIN = ' (ulang)';

const wordingsOf = <K extends MessageKind>(kind: K, params: ParamsOf<K>, mark: string): readonly Wording[] =>
  catalogue[kind].wordings(params, mark);

/** The text of an intent. */
export const render: Render = ({ kind, params }: Intent, again) => ({
  ...fitting(catalogue[kind].maxParts, wordingsOf(kind, params, again ? AGAIN : '')),
  template: `${kind}-${catalogue[kind].version}`,
});
