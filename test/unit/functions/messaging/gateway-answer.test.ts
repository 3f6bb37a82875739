import { describe, expect, it } from 'vitest';
import { gatewayAnswer } from '#functions/messaging/domain/gateway-answer.ts';
import { gateway, gatewayAnswers } from '#test/support/builders/gateway.ts';

const rulesWith = (overrides: Parameters<typeof gatewayAnswers>[0] = {}) =>
  gateway({ answers: gatewayAnswers(overrides) }).answers;

const answer = (status: number, data: unknown, overrides?: Parameters<typeof gatewayAnswers>[0]) =>
  gatewayAnswer(rulesWith(overrides), { status, body: JSON.stringify(data) });

const taken = (id: unknown, result: unknown = 'queued') => ({ result, messages: [{ id }] });

describe('the answer of a gateway', () => {
  it('is accepted with the id that stands at its path', () => {
    expect(answer(200, taken('g-1'))).toEqual({ kind: 'accepted', providerId: 'g-1' });
  });

  it('may give a code now as a number and now in quotes', () => {
    expect([answer(202, taken('g-1', 0)).kind, answer(202, taken('g-1', '0')).kind]).toEqual([
      'accepted',
      'accepted',
    ]);
  });

  it('keeps every digit of a long id', () => {
    const body = '{"result":"queued","messages":[{"id":12345678901234567890}]}';
    expect(gatewayAnswer(rulesWith(), { status: 200, body })).toMatchObject({
      providerId: '12345678901234567890',
    });
  });

  it('keeps what the gateway says to people about an accepted one', () => {
    expect(answer(200, { ...taken('g-1'), message: 'Antre' })).toMatchObject({ words: 'Antre' });
  });

  it.each([
    ['no id', { result: 'queued' }],
    ['an empty id', taken('')],
    ['an id that is an object', taken({ id: 1 })],
    ['an id of several lines', taken('a\nb')],
    ['an id without end', taken('x'.repeat(101))],
  ])('cannot be told when it has %s', (_, data) => {
    expect(answer(200, data)).toMatchObject({ kind: 'unknown', reason: 'no_message_id' });
  });

  it('cannot be told when it has an id but says something else than what is known as accepted', () => {
    expect(answer(200, taken('g-1', 'maybe'))).toMatchObject({
      kind: 'unknown',
      reason: 'unexpected_answer',
    });
  });

  it('is accepted by the id alone where nothing says what acceptance looks like', () => {
    expect(answer(201, taken('g-1', 'maybe'), { rules: [] })).toMatchObject({ kind: 'accepted' });
  });

  it('is never accepted with a status that is not a success', () => {
    const accepting = {
      rules: [{ when: { field: { path: 'result', oneOf: ['queued'] } }, answer: 'accepted' as const }],
    };
    expect([302, 404, 503].map((status) => answer(status, taken('g-1'), accepting).kind)).toEqual([
      'unknown',
      'not_accepted',
      'unknown',
    ]);
  });

  it('goes by the first rule that holds', () => {
    expect(answer(200, { ...taken('g-1', 'error'), code: 'E34' })).toMatchObject({
      kind: 'rejected',
      reason: 'opted_out',
    });
  });

  it.each([
    [402, 'not_accepted', 'no_quota'],
    [429, 'not_accepted', 'throttled'],
    [401, 'not_accepted', 'refused'],
    [204, 'unknown', 'no_message_id'],
    [301, 'unknown', 'unexpected_answer'],
    [500, 'unknown', 'provider_failed'],
    [503, 'unknown', 'provider_failed'],
  ])('with status %i and nothing else is %s (%s)', (status, kind, reason) => {
    expect(gatewayAnswer(rulesWith(), { status, body: '' })).toEqual({ kind, reason });
  });

  it('can say with a field that a failure took nothing', () => {
    const busy = { when: { field: { path: 'code', oneOf: ['E90'] } }, answer: 'not_accepted' as const };
    expect(answer(503, { code: 'E90' }, { rules: [{ ...busy, reason: 'busy' }] })).toMatchObject({
      kind: 'not_accepted',
      reason: 'busy',
    });
  });

  it('looks at own fields only', () => {
    const rules = [
      {
        when: { field: { path: 'constructor.name', oneOf: ['Object'] } },
        answer: 'rejected' as const,
        reason: 'x',
      },
    ];
    expect(answer(400, {}, { rules })).toMatchObject({ kind: 'not_accepted' });
  });

  it('shows the beginning of a page that is no JSON', () => {
    expect(gatewayAnswer(rulesWith(), { status: 502, body: '<h1>Bad\n\tGateway</h1>' })).toMatchObject({
      words: '<h1>Bad Gateway</h1>',
    });
  });

  it('shows no number behind escapes', () => {
    const body = '{"note":"\\u0030\\u0038\\u0036\\u0030 1234 5678"}';
    expect(gatewayAnswer(rulesWith(), { status: 500, body })).toMatchObject({ words: '{"note":"***"}' });
  });
});
