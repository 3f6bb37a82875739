import { describe, expect, it } from 'vitest';
import { differences } from '#functions/events/domain/change.ts';
import { codeFrom } from '#functions/events/domain/code.ts';
import { eventRecord } from '#test/support/builders/events.ts';

describe('the history of a change', () => {
  it('names each field with its value before and after', () => {
    expect(differences(eventRecord(), eventRecord({ capacity: 80, opener: 'Camat' }))).toEqual([
      { field: 'opener', from: null, to: 'Camat' },
      { field: 'capacity', from: '50', to: '80' },
    ]);
  });

  it('is empty for the same event under another version', () => {
    expect(differences(eventRecord(), eventRecord({ version: 9 }))).toEqual([]);
  });
});

describe('a code', () => {
  it('is six characters that are hard to mistake', () => {
    expect(codeFrom('abcXYZ09ilo')).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
  });
});
