import type { Participant } from './deployed-event.ts';
import type { DeployedPlatform } from './deployed-platform.ts';

/** What people found on their phones. */
export const deployedTexts = (sms: DeployedPlatform['sms']) => {
  const textsTo = async (person: Participant | undefined): Promise<string[]> =>
    (await sms()).filter(({ to }) => to === person?.phone).map(({ text }) => text);

  const countOf = async (person: Participant, words: string): Promise<number> =>
    (await textsTo(person)).filter((text) => text.includes(words)).length;

  return {
    textsTo,
    countOf,
    countsOf: (people: readonly Participant[], words: string): Promise<number[]> =>
      Promise.all(people.map((person) => countOf(person, words))),
  };
};
