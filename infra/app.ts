import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { stages } from './config/stages.ts';
import { stageStacks } from './stacks/stage-stacks.ts';

const app = new App();
const only: unknown = app.node.tryGetContext('stage');
const surroundings = {
  account: process.env['CDK_DEFAULT_ACCOUNT'],
  endpoint: process.env['AWS_ENDPOINT_URL'],
};

const chosen = stages.filter(({ stage }) => only === undefined || stage === only);
if (chosen.length === 0) throw new Error(`No stage is called ${String(only)}.`);
for (const config of chosen) stageStacks(app, config, surroundings);

Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
