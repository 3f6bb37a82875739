import { cdk } from './cdk.ts';
import { assemblyOf, deployStage } from './deploy-stage.ts';
import { stageOption } from './stage-option.ts';

// `AWS_ENDPOINT_URL=http://localhost:4566 npm run deploy:local`: the real CDK app, unchanged, on an AWS-compatible endpoint.
if (process.env['AWS_ENDPOINT_URL'] === undefined)
  throw new Error('Set AWS_ENDPOINT_URL to the AWS-compatible endpoint to deploy to.');

const config = stageOption(['--stage', 'dev']);
const account = process.env['CDK_DEFAULT_ACCOUNT'] ?? '000000000000';

// Such endpoints take any credentials; real ones must never get there.
Object.assign(process.env, {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: config.region,
  AWS_DEFAULT_REGION: config.region,
  AWS_EC2_METADATA_DISABLED: 'true',
  CDK_DEFAULT_ACCOUNT: account,
  CDK_DEFAULT_REGION: config.region,
});
for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN']) delete process.env[name];

await cdk([
  'bootstrap',
  `aws://${account}/${config.region}`,
  ...['--context', `stage=${config.stage}`],
  ...['--output', assemblyOf(config)],
]);
await deployStage(config);
