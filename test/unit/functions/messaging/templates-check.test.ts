import { describe, expect, it } from 'vitest';
import { templateList } from '#functions/messaging/adapters/templates/catalogue.ts';
import { checkTemplate, type TemplateRefusal } from '#functions/messaging/adapters/templates/check.ts';
import { loadTemplates } from '#functions/messaging/adapters/templates/load.ts';
import type { Template } from '#functions/messaging/adapters/templates/template.ts';

const loaded = templateList.map(({ id: _, parameters: __, ...template }) => template);

const GOOD = '{sender}{again}: Anda mendapat tempat di {event}{bundle}, {at}, {venue}.';

const promoted = (over: Partial<Template> = {}): Template => ({
  kind: 'promoted',
  language: 'id',
  version: 1,
  maxParts: 2,
  wordings: { text: [GOOD] },
  ...over,
});

const reminder = (...wordings: string[]): Template =>
  promoted({ kind: 'reminder', maxParts: 1, wordings: { text: wordings } });

const refusalsOf = (template: Template): readonly TemplateRefusal['kind'][] => {
  const checked = checkTemplate(template);
  return checked.ok ? [] : checked.error.map(({ kind }) => kind);
};

const saying = (...wordings: string[]) => refusalsOf(promoted({ wordings: { text: wordings } }));

describe('a template', () => {
  it('passes when its longest plausible text fits', () => {
    expect(refusalsOf(promoted())).toEqual([]);
  });

  it('is refused when the sender does not come first', () => {
    expect(saying(`Kabar dari ${GOOD}`)).toEqual(['sender_not_first']);
  });

  it('is refused when it has no room for the mark of a repetition', () => {
    expect(saying(GOOD.replace('{again}', ''))).toEqual(['sender_not_first']);
  });

  it('is refused when it does not say for how many people it is', () => {
    expect(saying(GOOD.replace('{bundle}', ''))).toEqual(['bundle_not_named']);
  });

  it('is refused when a placeholder is not a parameter of its kind', () => {
    expect(saying(`${GOOD} {phone}`)).toEqual(['undeclared_placeholder']);
  });

  it('is not fooled by names that every object has', () => {
    expect(saying(`${GOOD} {constructor}`)).toEqual(['undeclared_placeholder']);
  });

  it('is refused when a parameter is used nowhere', () => {
    expect(saying(GOOD.replace(', {venue}', ''))).toEqual(['unused_parameter']);
  });

  it('is refused when it computes something', () => {
    expect(saying(`${GOOD} {venue.length}`)).toEqual(['stray_brace']);
  });

  it('is refused when a character would halve the room', () => {
    expect(saying(`${GOOD} Terima kasih – BP3MI`)).toContain('not_gsm7');
  });

  it('is refused when it breaks the line', () => {
    expect(saying(`${GOOD}\nTerima kasih`)).toEqual(['not_gsm7']);
  });

  it('is refused when a variant is lacking', () => {
    expect(refusalsOf(promoted({ wordings: { teks: [GOOD] } }))).toEqual(['variants_differ']);
  });

  it.each([
    ['reminder', 1],
    ['arrival_notice', 1],
    ['arrival_correction', 1],
    ['arrival_time_changed', 1],
    ['escalation', 1],
    ['promoted', 2],
    ['thank_you', 2],
  ] as const)('of %s has a limit of %i', (kind, limit) => {
    const checked = checkTemplate(promoted({ kind, maxParts: 2 }));
    const limits = checked.ok ? [] : checked.error.flatMap((each) => ('limit' in each ? [each.limit] : []));
    expect(limits).toEqual(limit === 1 ? [1] : []);
  });

  it('is refused when its longest plausible text needs more parts than it may', () => {
    expect(saying(`${GOOD} ${'a'.repeat(200)}`)).toEqual(['too_long']);
  });

  it('may have longer wordings as long as the last one fits', () => {
    expect(saying(`${GOOD} ${'a'.repeat(200)}`, GOOD)).toEqual([]);
  });

  // Three names of 20, 8 for the repetition, 16 for the bundle, 19 for the date, 2 behind the sender: 55 remain of 160.
  it.each([
    [55, []],
    [56, ['too_long']],
  ])('with %i letters of its own is measured to the letter', (letters, expected) => {
    const long = '{sender}{again}: {event}{bundle}{venue}{at}{shortAt}{contact}{stopLink}';
    const last = `{sender}{again}: ${'a'.repeat(letters)}{event}{bundle}{shortAt}{venue}`;
    expect(refusalsOf(reminder(long, last))).toEqual(expected);
  });

  it('is refused when its last wording needs what may be missing', () => {
    const long = '{sender}{again}: {event}{bundle}, {at}{shortAt}, {venue} {stopLink}';
    const last = '{sender}{again}: {event}{bundle}, {shortAt}, {venue} {contact}';
    expect(refusalsOf(reminder(long, last))).toEqual(['last_needs_optional']);
  });
});

describe('the catalogue', () => {
  it('loads what is there', () => {
    expect(loadTemplates(loaded)('reminder', 'en').language).toBe('en');
  });

  it('does not load a refused template', () => {
    const bad = loaded.map((each) =>
      each.kind === 'promoted' && each.language === 'id' ? { ...each, wordings: { text: ['Halo'] } } : each,
    );
    expect(() => loadTemplates(bad)).toThrow('promoted-id is refused');
  });

  it('does not load without one of the texts', () => {
    expect(() => loadTemplates(loaded.slice(1))).toThrow('there is no template');
  });

  it('does not load two of a kind', () => {
    expect(() => loadTemplates([...loaded, loaded[0]])).toThrow('twice');
  });

  it('does not load what has a field that nobody knows', () => {
    expect(() => loadTemplates([...loaded.slice(1), { ...loaded[0], script: '1+1' }])).toThrow('script');
  });
});
