import { describe, expect, it } from 'vitest';
import { findChromium } from '#test/support/web/chromium.ts';

describe('given a machine and its browser', () => {
  it('when CHROMIUM_PATH says where it is, then that one is taken', () => {
    expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath);
  });

  it('when it is not there, then the error says how to get one', () => {
    expect(() => findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toThrow(
      /^These tests need Chromium, and it is not at \/nowhere\/chromium\. Install it \(apt-get install chromium\)/,
    );
  });
});
