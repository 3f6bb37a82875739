import type { Language } from '#shared/text/calendars.ts';
import type { ParamsOf } from '../../domain/message-params.ts';
import en from './data/words.en.json' with { type: 'json' };
import id from './data/words.id.json' with { type: 'json' };

type Share = ParamsOf<'arrival_notice'>;

/** The words of a language that are not of one template. */
export type Vocabulary = {
  /** Follows the sender's name in a repetition. */
  readonly again: string;
  /** Follows the event's name when one SMS speaks for several people. */
  readonly bundle: string;
  /** Neutral words for names of which nothing printable is left, so that a sentence never has a hole. */
  readonly instead: Readonly<Record<string, string>>;
  readonly manner: Readonly<Record<Share['manner'], string>>;
  readonly phase: Readonly<Record<Share['phase'], string>>;
};

export const vocabulary: Readonly<Record<Language, Vocabulary>> = { id, en };
