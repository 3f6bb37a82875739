import { rmSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from './embedded-process.ts';
import { scratchFolder } from './scratch-folder.ts';
import { findChromium } from './web/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the platform of these tests answers. */
    platformUrl: string;
    /** Where their browser listens. */
    browserEndpoint: string;
  }
}

/** Starts what `npm start` starts, with the demo's data and clock, and one browser for the whole run; ends both. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const executablePath = findChromium(process.env);
  const folder = scratchFolder('sapa-web-');
  const platform = startEmbedded(['--port', '0', '--data', folder]);
  const endPlatform = async () => {
    platform.signal('SIGTERM');
    await platform.ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const browser = await chromium.launchServer({ executablePath });
    project.provide('browserEndpoint', browser.wsEndpoint());
    project.provide('platformUrl', await platform.ready);
    return async () => {
      await browser.close();
      await endPlatform();
    };
  } catch (error) {
    await endPlatform();
    throw error;
  }
};
