import { type StageConfig, stageConfig } from './stage-config.ts';

const dev = stageConfig.parse({
  stage: 'dev',
  publicUrl: 'https://dev.sapa.example',
  logRetentionDays: 30,
  keepsData: false,
  signIn: { mfa: 'optional', passwordSignInForTests: true },
  // The invented numbers of the demo; nobody can have one.
  sms: { allowList: ['+62860'], senderId: 'SAPADEV', maxPrice: 0.5 },
  api: { requestsPerSecond: 50, burst: 100 },
});

const staging = stageConfig.parse({
  stage: 'staging',
  publicUrl: 'https://uji.sapa.example',
  logRetentionDays: 90,
  keepsData: true,
  signIn: { mfa: 'required', passwordSignInForTests: false },
  sms: { allowList: [], senderId: 'SAPAUJI', maxPrice: 0.5 },
  api: { requestsPerSecond: 100, burst: 200 },
});

const prod = stageConfig.parse({
  stage: 'prod',
  publicUrl: 'https://sapa.example',
  logRetentionDays: 365,
  keepsData: true,
  signIn: { mfa: 'required', passwordSignInForTests: false },
  sms: { allowList: ['+62'], senderId: 'BP3MI', maxPrice: 0.5 },
  api: { requestsPerSecond: 200, burst: 400 },
});

export const stages: readonly StageConfig[] = [dev, staging, prod];
