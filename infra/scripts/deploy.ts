import { deployStage } from './deploy-stage.ts';
import { stageOption } from './stage-option.ts';

// `npm run deploy -- --stage prod`
await deployStage(stageOption(process.argv.slice(2)));
