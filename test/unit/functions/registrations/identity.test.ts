import { describe, expect, it } from 'vitest';
import { identityOf, normaliseInstitution } from '#functions/registrations/domain/identity.ts';
import { participant, phoneOf } from '#test/support/builders/registrations.ts';

describe('an institution', () => {
  it.each(['PT Maju Jaya', 'PT. Maju Jaya', 'Maju Jaya, PT', '  pt MAJU   jaya ', 'Maju-Jaya Tbk.'])(
    '%s is one and the same',
    (name) => {
      expect(normaliseInstitution(name)).toBe('maju jaya');
    },
  );

  it('keeps letters that only look like a legal form', () => {
    expect(normaliseInstitution('CV Aptindo')).toBe('aptindo');
  });
});

describe('one seat', () => {
  it('per person goes by the phone number', () => {
    expect(identityOf(participant({ phone: phoneOf(7) }), 'person')).toEqual({
      ok: true,
      value: `phone:${phoneOf(7)}`,
    });
  });

  it('per institution goes by its name, whoever speaks for it', () => {
    expect(identityOf(participant({ institution: 'PT. Maju Jaya' }), 'institution')).toEqual({
      ok: true,
      value: 'institution:maju jaya',
    });
  });

  it.each([undefined, 'PT', ' . '])('per institution asks for its name when it is %s', (institution) => {
    const asked = institution === undefined ? participant() : participant({ institution });
    expect(identityOf(asked, 'institution')).toEqual({ ok: false, error: { kind: 'institution_required' } });
  });
});
