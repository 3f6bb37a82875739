import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { type Command, readCommand } from './command-line.ts';
import { startFailure } from './start-failure.ts';

const giveUp = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

/** Any DynamoDB endpoint; credentials come from the environment, as for every AWS tool. */
const dynamoDb = (env: NodeJS.ProcessEnv) => {
  const endpoint = env['AWS_ENDPOINT_URL_DYNAMODB'] ?? env['AWS_ENDPOINT_URL'];
  return { region: env['AWS_REGION'] ?? 'ap-southeast-3', ...(endpoint === undefined ? {} : { endpoint }) };
};

const run = async (command: Command) => {
  // Imported after the compile cache is on: this is most of the start-up time.
  const { DEMO_DATA_STARTS, loadDemoData } = await import('./demo/load-demo-data.ts');
  const { startPlatform } = await import('./start-platform.ts');
  const { statusPageRoute } = await import('./page/route.ts');
  const { welcome } = await import('./welcome.ts');
  const platform = await startPlatform({
    port: command.port,
    storage: { kind: 'folder', path: command.folder },
    clock: command.real ? { kind: 'machine' } : { kind: 'virtual', startAt: DEMO_DATA_STARTS, speed: 'real' },
    routes: ({ platform, outbox }) => [statusPageRoute(platform, outbox, !command.real)],
    ...(command.store === 'dynamodb' ? { dynamoDb: dynamoDb(process.env) } : {}),
  });
  // Also finishes what a start that was killed has left undone.
  if (!command.real) await loadDemoData(platform);
  process.stdout.write(`${await welcome(platform, command)}\n`);
  const stop = () => {
    platform.stop().then(
      () => process.exit(0),
      (error) => giveUp(startFailure(error, command)),
    );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/sapa'));
const command = readCommand(process.argv.slice(2), process.env);
if (command.ok) await run(command.value).catch((error) => giveUp(startFailure(error, command.value)));
else giveUp(command.error.sentence);
