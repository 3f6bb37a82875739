import { describe, expect, it } from 'vitest';
import { readCommand } from '#infra/local/command-line.ts';

describe('the command line', () => {
  it('is the demo on port 3000 when nothing is said', () => {
    expect(readCommand([], {})).toEqual({
      ok: true,
      value: { real: false, port: 3000, store: 'sqlite', folder: '.sapa' },
    });
  });

  it('keeps real data apart from the demo', () => {
    expect(readCommand(['--real'], {})).toMatchObject({ value: { real: true, folder: '.sapa/real' } });
  });

  it('takes port, store and folder', () => {
    expect(readCommand(['--port', '0', '--store', 'dynamodb', '--data', '/tmp/x'], {})).toMatchObject({
      value: { port: 0, store: 'dynamodb', folder: '/tmp/x' },
    });
  });

  it.each([
    [['--prot', '1']],
    [['--port', 'many']],
    [['--port', '70000']],
    [['--port']],
    [['--store', 'paper']],
    [['extra']],
  ])('refuses %j with one sentence and the usage', (args) => {
    const result = readCommand(args, {});
    expect(result).toMatchObject({
      ok: false,
      error: { sentence: expect.stringMatching(/^[^\n]+Usage: npm start[^\n]+$/) },
    });
  });

  it.each([
    ['STAGE', 'prod'],
    ['SAPA_STAGE', 'Production'],
  ])('never starts with %s=%s', (name, value) => {
    expect(readCommand([], { [name]: value })).toMatchObject({
      ok: false,
      error: { sentence: expect.stringContaining('never starts as production') },
    });
  });
});
