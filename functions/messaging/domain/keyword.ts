import { clausesOf } from './keyword-text.ts';
import {
  COURTESY,
  HELPERS,
  isAboutMessages,
  NEGATIONS,
  OTHER_OBJECTS,
  OTHER_SUBJECTS,
  PERHAPS_OTHER,
  SENDERS,
  START_WORDS,
  STOP_WORDS,
} from './keyword-words.ts';

type Words = readonly string[];

/** In a longer sentence the word means something else more often than not, unless it leads or SMS are spoken of. */
const SHORT = 8;

const has = (list: ReadonlySet<string>, word: string | undefined): boolean =>
  word !== undefined && list.has(word);

/** Going back from the word over helpers, the first other word is a negation. */
const isDenied = (clause: Words, at: number): boolean => {
  let before = at - 1;
  while (has(HELPERS, clause[before])) before -= 1;
  return has(NEGATIONS, clause[before]);
};

const isOfSomethingElse = (clause: Words, at: number): boolean =>
  has(OTHER_OBJECTS, clause[at + 1]) || has(OTHER_SUBJECTS, clause[at - 1]);

const meansStopAt = (clause: Words, at: number): boolean => {
  if (!has(STOP_WORDS, clause[at]) || isDenied(clause, at) || isOfSomethingElse(clause, at)) return false;
  if (clause.some(isAboutMessages)) return true;
  return !has(PERHAPS_OTHER, clause[at + 1]) && (at === 0 || clause.length <= SHORT);
};

const meansStop = (clause: Words): boolean => clause.some((_, at) => meansStopAt(clause, at));

/** Without courtesy and without the name of an office. */
const bareWords = (clause: Words): Words => {
  const sender = clause.findIndex((word) => SENDERS.has(word));
  const upToSender = sender === -1 ? clause : clause.slice(0, sender);
  return upToSender.filter((word) => !COURTESY.has(word));
};

/**
 * Nothing but the word and courtesy: "acara mulai jam berapa" must not switch SMS on again for somebody who refused them.
 */
const meansStart = (clauses: readonly Words[]): boolean => {
  const words = clauses.flatMap(bareWords);
  return words.length === 1 && has(START_WORDS, words[0]);
};

/**
 * What a reply asks for. Stop: BERHENTI, STOP or UNREG, alone or among other words, unless it is denied ("jangan berhenti")
 * or something else stops ("berhenti kerja"). Start: MULAI, LANJUT or REG and nothing else but courtesy. In doubt a person
 * who might have meant stop gets no more SMS, and one who might have meant start does not get them: both can be undone by
 * a link or at the office, and refusing must work at once (Permenkominfo 1/2009, articles 18 and 19).
 */
export const optOutKeyword = (text: string): 'stop' | 'start' | undefined => {
  const clauses = clausesOf(text);
  if (clauses.some(meansStop)) return 'stop';
  return meansStart(clauses) ? 'start' : undefined;
};
