import { describe, expect, it } from 'vitest';
import { paramsSchemas } from '#functions/messaging/adapters/params-schema.ts';
import { messageKinds } from '#functions/messaging/domain/message-params.ts';
import { paramsByKind } from '#test/support/builders/messaging.ts';

const LINK = 'https://sapa.example/s/7Kq2MzAb3xY';

describe('stored parameters', () => {
  it.each(messageKinds)('of %s are read back as they are', (kind) => {
    expect(paramsSchemas[kind].parse(paramsByKind[kind])).toEqual(paramsByKind[kind]);
  });

  it.each(messageKinds)('of %s hold no other field', (kind) => {
    expect(paramsSchemas[kind].safeParse({ ...paramsByKind[kind], name: 'Budi' }).success).toBe(false);
  });

  it.each(['registration_confirmed', 'reminder', 'thank_you', 'village_follow_up'] as const)(
    'of %s may say how to stop',
    (kind) => {
      const params = { ...paramsByKind[kind], stopLink: LINK };
      expect(paramsSchemas[kind].parse(params)).toEqual(params);
    },
  );

  it.each([
    ['of another kind', 'javascript:alert(1)'],
    ['too long', `https://sapa.example/${'a'.repeat(80)}`],
    ['with a line break', 'https://sapa.example/\nx'],
    ['with a direction mark', 'https://sapa.example/\u202ex'],
  ])('have no link %s', (_what, link) => {
    expect(paramsSchemas.thank_you.safeParse({ ...paramsByKind.thank_you, link }).success).toBe(false);
  });
});
