import { setTimeout as sleep } from 'node:timers/promises';
import { GATEWAY_SECRET } from '#test/support/provider-twin/gateway-of-twin.ts';
import { startTwin } from '#test/support/provider-twin/provider-twin.ts';
import { phoneCounter } from '../people.ts';

/** The provider twin in a process of its own: says where it is, and at the end what it took. */
const counter = phoneCounter();
const twin = await startTwin({
  secret: GATEWAY_SECRET,
  behave: ({ to }) => {
    counter.add(to);
    return { reply: 'accept' };
  },
});

process.once('SIGTERM', async () => {
  await sleep(100);
  await twin.close();
  process.stdout.write(`${JSON.stringify({ accepted: counter.total(), twice: counter.twice() })}\n`);
});
process.stdout.write(`${twin.url}\n`);
