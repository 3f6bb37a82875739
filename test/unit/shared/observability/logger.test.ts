import { describe, expect, it } from 'vitest';
import { allowListLogger, errorFields, type LogFields } from '#shared/observability/logger.ts';

const recording = () => {
  const lines: unknown[] = [];
  return { lines, logger: allowListLogger((level, message, fields) => lines.push([level, message, fields])) };
};

describe('Given the allow-list logger', () => {
  it('when ids are logged, then they pass', () => {
    const { lines, logger } = recording();
    logger.info('notice sent', { noticeId: 'n-1', count: 26 });
    expect(lines).toEqual([['info', 'notice sent', { noticeId: 'n-1', count: 26 }]]);
  });

  it('when a wider object slips past the compiler, then what is not allowed stays out', () => {
    const { lines, logger } = recording();
    const wider = { noticeId: 'n-1', name: 'Budi', phone: '+6286000000001' };
    logger.warn('notice late', wider as LogFields);
    expect(lines).toEqual([['warn', 'notice late', { noticeId: 'n-1' }]]);
  });
});

describe('Given an unexpected error', () => {
  it('when its fields are taken, then class and place are told and the message is not', () => {
    const fields = errorFields(new TypeError('Budi Santoso +6286000000001\n    at fake'));
    expect(fields.errorName).toBe('TypeError');
    expect(fields.frames).toContain('logger.test.ts');
    expect(JSON.stringify(fields)).not.toContain('Budi');
  });

  it('when something else than an error was thrown, then only its type is told', () => {
    expect(errorFields('Budi')).toEqual({ errorName: 'string' });
  });
});
