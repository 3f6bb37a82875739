import { smsProviderEnvironment } from '../config/sms-provider.ts';
import type { StageConfig } from '../config/stage-config.ts';

/** How SMS leave this stage, as functions are told. */
export const smsEnvironment = (sms: StageConfig['sms']): Record<string, string> => ({
  SMS_ALLOW_LIST: sms.allowList.join(','),
  SMS_SENDER_ID: sms.senderId,
  SMS_MAX_PRICE: String(sms.maxPrice),
  SMS_PER_SECOND: String(sms.perSecond),
  SMS_PRICE_PER_PART: String(sms.pricePerPart),
  SMS_MONTHLY_PARTS: String(sms.monthlyParts),
  SMS_NOTICE_FLOOR: String(sms.noticeFloor),
  SMS_PREVIEW_ABOVE: String(sms.previewAbove),
  ...smsProviderEnvironment(sms.provider),
});
