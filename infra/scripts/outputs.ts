import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type TableName, tables } from '#shared/store/tables.ts';

/** An endpoint that is not AWS has a file of its own. */
export const outputsFile = (stage: string): string =>
  `.sapa/outputs-${stage}${process.env['AWS_ENDPOINT_URL'] === undefined ? '' : '-local'}.json`;

const stack = z.record(z.string(), z.string());

/** What a deployment says about itself. */
export type Outputs = {
  readonly tableNames: Readonly<Record<TableName, string>>;
  readonly apiId: string;
  readonly apiUrl: string;
  readonly userPoolId: string;
  readonly userPoolClientId: string;
};

const outputOf = (outputs: z.infer<typeof stack>, name: string): string => {
  const value = outputs[name];
  if (value === undefined) throw new Error(`The deployment has no output ${name}; deploy again.`);
  return value;
};

const tableNamesOf = (data: z.infer<typeof stack>): Record<TableName, string> => {
  const names = Object.keys(tables) as TableName[];
  const found = names.map((name) => {
    const id = `Table${name.charAt(0).toUpperCase()}${name.slice(1)}Name`;
    return [name, outputOf(data, id)];
  });
  // One entry for every name.
  return Object.fromEntries(found) as Record<TableName, string>;
};

/** Reads the file that `cdk deploy --outputs-file` wrote for a stage. */
export const readOutputs = (stage: string, file = outputsFile(stage)): Outputs => {
  const all = z.record(z.string(), stack).parse(JSON.parse(readFileSync(file, 'utf8')));
  const data = all[`sapa-${stage}-data`] ?? {};
  const platform = all[`sapa-${stage}-platform`] ?? {};
  return {
    tableNames: tableNamesOf(data),
    apiId: outputOf(platform, 'ApiId'),
    apiUrl: outputOf(platform, 'ApiUrl'),
    userPoolId: outputOf(data, 'UserPoolId'),
    userPoolClientId: outputOf(data, 'UserPoolClientId'),
  };
};
