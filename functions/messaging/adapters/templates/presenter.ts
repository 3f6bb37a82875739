import type { Language } from '#shared/text/calendars.ts';
import type { MessageKind, ParamsOf } from '../../domain/message-params.ts';
import type { ValuesOf, VariantOf } from './declared.ts';

/** Which variant of a text it is, and what its placeholders stand for. */
export type Presented<K extends MessageKind> = {
  readonly variant: VariantOf<K>;
  readonly values: ValuesOf<K>;
};

/** Turns raw parameters into words: local times into dates, codes into what they are called. */
export type Presenter<K extends MessageKind> = (params: ParamsOf<K>, language: Language) => Presented<K>;
