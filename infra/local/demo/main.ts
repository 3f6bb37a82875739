import { demoCommand } from './command.ts';

process.exitCode = await demoCommand(process.argv.slice(2), {
  write: (text) => void process.stdout.write(text),
});
