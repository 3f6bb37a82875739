import { describe, expect, it } from 'vitest';
import { readEnvironment, variableOf } from '#shared/aws/settings.ts';

const complete = {
  STAGE: 'dev',
  SERVICE: 'events-http',
  PUBLIC_URL: 'https://sapa.example/',
  SIGN_IN_ISSUER: 'https://issuer.example/pool',
  SIGN_IN_JWKS_URL: 'https://issuer.example/pool/jwks',
  SIGN_IN_CLIENT_ID: 'console',
};

describe('Given the environment of a function', () => {
  it('when it is complete, then links are built on an origin without a slash', () => {
    expect(readEnvironment(complete).settings.publicUrl).toBe('https://sapa.example');
  });

  it('when the allow-list is missing, then no SMS may go anywhere', () => {
    expect(readEnvironment(complete).settings.smsAllowList).toEqual([]);
  });

  it('when names are given by the variables that infrastructure sets, then they are found', () => {
    const env = {
      ...complete,
      [variableOf('table', 'events')]: 'T1',
      [variableOf('queue', 'messages')]: 'Q1',
      [variableOf('workflow', 'event-timeline')]: 'W1',
    };
    expect(readEnvironment(env)).toMatchObject({
      tableNames: { events: 'T1' },
      queueUrls: { messages: 'Q1' },
      workflowArns: { 'event-timeline': 'W1' },
    });
  });

  it.each(Object.keys(complete))('when %s is missing, then the function does not start', (name) => {
    expect(() => readEnvironment({ ...complete, [name]: undefined })).toThrow();
  });
});
