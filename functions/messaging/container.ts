import { awsPlatform } from '#shared/aws/aws-platform.ts';
import type { SendingPlatform } from '#shared/aws/platform.ts';
import { secretsClient, secretsManager } from '#shared/aws/secrets.ts';
import { readEnvironment } from '#shared/aws/settings.ts';
import { batchStore } from './adapters/batch-store.ts';
import { budgetWatch } from './adapters/budget-watch.ts';
import { providerOf } from './adapters/gateway/provider-of.ts';
import { ledgerStore } from './adapters/ledger.ts';
import { pacer } from './adapters/pacer.ts';
import { receiptStore } from './adapters/receipt-store.ts';
import { readDeliveryLog } from './adapters/sns-log.ts';
import { snsOptOuts } from './adapters/sns-opt-outs.ts';
import { snsClient } from './adapters/sns-provider.ts';
import { render } from './adapters/templates/catalogue.ts';
import { waker } from './adapters/waker.ts';
import { makeApplyReceipts } from './app/apply-receipts.ts';
import { makeReplayReceipts } from './app/replay-receipts.ts';
import { makeSendSlices } from './app/send-slices.ts';
import { makeSweepBatches } from './app/sweep-batches.ts';
import { controlServices } from './control-services.ts';
import { ledgerServices } from './ledger-services.ts';
import { optOutServices } from './opt-out-services.ts';

/** The senders, the sweeper and what receipts do. */
const sendingServices = (platform: SendingPlatform) => {
  const { clock, ids, table, settings } = platform;
  const { allowList, perSecond, monthlyParts, noticeFloor } = settings.sms;
  const ledger = ledgerStore(table);
  const deps = {
    ledger,
    batches: batchStore(table, { limit: monthlyParts, floor: noticeFloor }, budgetWatch(platform)),
    pacer: pacer(platform),
    wake: waker(platform),
    provider: platform.sms,
    clock,
    ids,
    render,
    allowList,
    perSecond,
  };
  const receiptDeps = { ledger, receipts: receiptStore(table), clock, ids };
  return {
    sendSlices: makeSendSlices(deps),
    sweepBatches: makeSweepBatches(deps),
    readDeliveryLog,
    applyReceipts: makeApplyReceipts(receiptDeps),
    replayReceipts: makeReplayReceipts(receiptDeps),
  };
};

export const messagingServices = (platform: SendingPlatform) => ({
  ...sendingServices(platform),
  ...controlServices(platform),
  ...optOutServices(platform),
  ...ledgerServices(platform),
  platform,
});

export type MessagingServices = ReturnType<typeof messagingServices>;

export const container = (): MessagingServices => {
  const platform = awsPlatform(process.env);
  const secrets = secretsManager(secretsClient(), readEnvironment(process.env).secretIds, platform.clock);
  return messagingServices({
    ...platform,
    secrets,
    sms: providerOf(process.env, { secrets, stage: platform.settings.stage }),
    providerOptOuts: snsOptOuts(snsClient()),
  });
};
