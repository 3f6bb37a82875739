import { accessSync, constants } from 'node:fs';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

const mayRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser of this machine: CHROMIUM_PATH where it is set, otherwise the first of the usual places. */
export const findChromium = (env: Readonly<Record<string, string | undefined>>): string => {
  const places = env['CHROMIUM_PATH'] === undefined ? USUAL : [env['CHROMIUM_PATH']];
  const found = places.find(mayRun);
  if (found !== undefined) return found;
  throw new Error(
    `These tests need Chromium, and it is not at ${places.join(' or ')}. Install it (apt-get install chromium), or say in CHROMIUM_PATH where it is.`,
  );
};
