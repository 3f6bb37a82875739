import { describe, expect, it } from 'vitest';
import { untilWon } from '#functions/registrations/app/attempts.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

type Outcome = Result<string, { readonly kind: 'lost_race' } | { readonly kind: 'refused' }>;

const rounds =
  (...outcomes: Outcome[]) =>
  async (): Promise<Outcome> =>
    outcomes.shift() ?? err({ kind: 'lost_race' });

describe('a decision under race', () => {
  it('is made anew until it is won', async () => {
    const result = await untilWon(rounds(err({ kind: 'lost_race' }), err({ kind: 'lost_race' }), ok('won')));
    expect(result).toEqual(ok('won'));
  });

  it('ends at a refusal', async () => {
    expect(await untilWon(rounds(err({ kind: 'refused' }), ok('never')))).toEqual(err({ kind: 'refused' }));
  });

  it('gives up when every round is lost', async () => {
    expect(await untilWon(rounds())).toEqual(err({ kind: 'too_busy' }));
  });
});
