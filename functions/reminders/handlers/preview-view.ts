import { leftOutWords, type OrderPreview } from '#functions/messaging/contract.ts';
import type { Zone } from '#shared/kernel/time.ts';
import type { FiguresBody } from '../contract/hand-routes.ts';
import { timesView } from './times-view.ts';

/** The figures of a preview; whose text it is and to which number it goes is nowhere in them. */
export const figuresView = (preview: OrderPreview, zone: Zone): FiguresBody => {
  const { messages, parts, rupiah, recipients, later, first, longest, partsMin, partsMax, budget } = preview;
  return {
    ...{ messages, parts, rupiah, recipients, later, partsMin, partsMax },
    ...(first === undefined ? {} : { first }),
    ...(longest === undefined ? {} : { longest }),
    leftOut: [...preview.leftOut].map(([reason, count]) => ({ reason, words: leftOutWords(reason), count })),
    budget: {
      limit: budget.limit,
      used: budget.reserved + budget.spent,
      left: budget.left,
      leftAfter: preview.leftAfter,
      state: preview.stateAfter,
    },
    ...timesView(preview, zone),
  };
};
