import { seedDirectory } from './seed-directory.ts';
import { stageOption } from './stage-option.ts';

// `npm run seed -- --stage dev`: needs the outputs of `npm run deploy` and credentials for the account.
const config = stageOption(process.argv.slice(2));
await seedDirectory(config);
process.stdout.write(`The directory of ${config.stage} is filled.\n`);
