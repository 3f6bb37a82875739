import { type BoundRoute, route } from '#shared/http/route.ts';
import type { makeReadTestNumbers } from '../../app/allow-read-numbers.ts';
import type { makeSetTestNumbers } from '../../app/allow-set-numbers.ts';
import { readTestNumbersContract, setTestNumbersContract } from '../../contract/allowed-routes.ts';
import type { TestNumbers } from '../../domain/allowed-numbers.ts';
import { allowedProblem } from './allowed-problem.ts';

const answer = (numbers: TestNumbers) => ({
  version: numbers.version,
  body: numbers,
});

export const readTestNumbersRoute = ({
  readTestNumbers,
}: {
  readonly readTestNumbers: ReturnType<typeof makeReadTestNumbers>;
}): BoundRoute =>
  route(readTestNumbersContract, async ({ actor }) => {
    const found = await readTestNumbers(actor);
    return found.ok ? answer(found.value) : allowedProblem(found.error);
  });

export const setTestNumbersRoute = ({
  setTestNumbers,
}: {
  readonly setTestNumbers: ReturnType<typeof makeSetTestNumbers>;
}): BoundRoute =>
  route(setTestNumbersContract, async ({ actor, body, version }) => {
    const set = await setTestNumbers({ actor, phones: body.phones, version });
    return set.ok ? answer(set.value) : allowedProblem(set.error);
  });
