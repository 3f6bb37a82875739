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
    expect(readEnvironment(complete).settings.sms.allowList).toEqual([]);
  });

  it('when nothing else is said of SMS, then they leave at the usual rate and price', () => {
    expect(readEnvironment(complete).settings.sms).toEqual({
      allowList: [],
      perSecond: 20,
      pricePerPart: 350,
      monthlyParts: 10_000,
      noticeFloor: 1_000,
      previewAbove: 50,
    });
  });

  it('when a stage says how SMS leave, then so they do', () => {
    const sms = {
      SMS_ALLOW_LIST: '+62860,+62861',
      SMS_PER_SECOND: '0.5',
      SMS_PRICE_PER_PART: '410',
      SMS_MONTHLY_PARTS: '200',
      SMS_NOTICE_FLOOR: '0',
      SMS_PREVIEW_ABOVE: '1',
    };
    expect(readEnvironment({ ...complete, ...sms }).settings.sms).toEqual({
      allowList: ['+62860', '+62861'],
      perSecond: 0.5,
      pricePerPart: 410,
      monthlyParts: 200,
      noticeFloor: 0,
      previewAbove: 1,
    });
  });

  it.each([
    ['SMS_PER_SECOND', '0'],
    ['SMS_MONTHLY_PARTS', 'many'],
    ['SMS_NOTICE_FLOOR', '-1'],
  ])('when %s is %s, then the function does not start', (name, value) => {
    expect(() => readEnvironment({ ...complete, [name]: value })).toThrow();
  });

  it('when names are given by the variables that infrastructure sets, then they are found', () => {
    const env = {
      ...complete,
      [variableOf('table', 'events')]: 'T1',
      [variableOf('queue', 'messages-urgent')]: 'Q1',
      [variableOf('workflow', 'event-timeline')]: 'W1',
      SECRET_SMS_GATEWAY: 'S1',
    };
    expect(readEnvironment(env)).toMatchObject({
      tableNames: { events: 'T1' },
      queueUrls: { 'messages-urgent': 'Q1' },
      workflowArns: { 'event-timeline': 'W1' },
      secretIds: { 'sms-gateway': 'S1' },
    });
  });

  it.each(Object.keys(complete))('when %s is missing, then the function does not start', (name) => {
    expect(() => readEnvironment({ ...complete, [name]: undefined })).toThrow();
  });
});
