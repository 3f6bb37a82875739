import type { Secrets } from '#shared/aws/platform.ts';
import { signedRoute } from '#shared/http/route.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import { receiveReceiptsContract, WEBHOOK_SECRET_NAME } from '../../contract/webhook.ts';
import { receiptOfGateway } from '../../domain/receipt-of-gateway.ts';
import type { ReceiptsServices } from '../receipts.ts';
import { countReceived } from '../receipts-metrics.ts';

type Services = ReceiptsServices & { readonly platform: { readonly secrets: Secrets } };

/** One number that cannot be read does not hold up the other receipts: a gateway would send them all again for ever. */
export const gatewayReceiptsRoute = ({ platform, applyReceipts }: Services) =>
  signedRoute(
    receiveReceiptsContract,
    () => platform.secrets.read(WEBHOOK_SECRET_NAME),
    async ({ body }) => {
      const receipts = body.receipts.flatMap(({ to, ...report }) => {
        const phone = normalisePhone(to);
        return phone.ok ? [receiptOfGateway(phone.value, report)] : [];
      });
      const malformed = body.receipts.length - receipts.length;
      if (malformed > 0) platform.logger.warn('receipts without a readable number', { count: malformed });
      const report = { ...(await applyReceipts(receipts)), malformed };
      countReceived(platform.metrics, report);
      const { applied, ignored, parked } = report;
      return { body: { applied, ignored, parked, malformed } };
    },
  );
