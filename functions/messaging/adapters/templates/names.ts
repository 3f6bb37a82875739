import { safeWords } from '#shared/text/safe-words.ts';
import { MOST_ROOM, type Wording } from './fit.ts';

/** A name made fit to be sent, cut to the room there is. */
const printedName = (raw: string, instead: string): Wording => {
  const safe = safeWords(raw, MOST_ROOM) || instead;
  const cuts = new Map<number, string>([[MOST_ROOM, safe]]);
  return (room) => {
    const cut = cuts.get(room) ?? (safeWords(safe, room) || instead);
    cuts.set(room, cut);
    return cut;
  };
};

/** A hundred thousand reminders name one event: what was hardened before is remembered, so many names at most. */
const REMEMBERED = 500;

/** Makes names fit to be sent; of one that leaves nothing printable the neutral word is put `instead`. */
export const printedNames = (): ((raw: string, instead: string) => Wording) => {
  const known = new Map<string, Wording>();
  return (raw, instead) => {
    const key = `${instead}:${raw}`;
    const name = known.get(key) ?? printedName(raw, instead);
    if (known.size >= REMEMBERED) known.clear();
    known.set(key, name);
    return name;
  };
};
