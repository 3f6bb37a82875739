import { goalsOf } from './messaging/goals.ts';
import { measureMessaging } from './messaging/messaging.ts';
import { asText } from './messaging/report.ts';
import { readOptions } from './options.ts';

const options = readOptions(process.argv.slice(2));
const figures = await measureMessaging(options);
const goals = goalsOf(figures);
process.stdout.write(
  options.json ? `${JSON.stringify({ figures, goals }, undefined, 2)}\n` : asText(figures, goals),
);
