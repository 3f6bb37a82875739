import type { Secrets } from '#shared/aws/platform.ts';
import { signedRoute } from '#shared/http/route.ts';
import type { Clock, Instant } from '#shared/kernel/time.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import { type GatewayReply, receiveRepliesContract, WEBHOOK_SECRET_NAME } from '../../contract/webhook.ts';

type Reply = { readonly from: string; readonly text: string; readonly at: Instant };

type Services = {
  readonly platform: { readonly secrets: Secrets; readonly clock: Clock };
  readonly handleReply: (reply: Reply) => Promise<'opted_out' | 'opted_in' | 'ignored'>;
};

const inOrder = (replies: readonly GatewayReply[]): readonly GatewayReply[] =>
  replies.toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));

/**
 * In the order in which they were written, because the last word counts; never later than now, or nothing could be said
 * after it. Operators' short numbers are not people.
 */
export const gatewayRepliesRoute = ({ platform, handleReply }: Services) =>
  signedRoute(
    receiveRepliesContract,
    () => platform.secrets.read(WEBHOOK_SECRET_NAME),
    async ({ body }) => {
      const now = platform.clock.now();
      const counts = { opted_out: 0, opted_in: 0, ignored: 0 };
      for (const { from, text, at } of inOrder(body.replies)) {
        const phone = normalisePhone(from);
        counts[
          phone.ok ? await handleReply({ from: phone.value, text, at: at < now ? at : now }) : 'ignored'
        ] += 1;
      }
      return {
        body: { optedOut: counts.opted_out, optedIn: counts.opted_in, ignored: counts.ignored },
      };
    },
  );
