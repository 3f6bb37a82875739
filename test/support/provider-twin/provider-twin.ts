import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behave, TwinBehaviour, TwinReply } from './behaviour.ts';
import type { Dialect } from './dialect.ts';
import { gatewayDialect } from './gateway-dialect.ts';
import { listen } from './listen.ts';
import type { ReceiptSink } from './receipt-sinks.ts';
import type { TwinReceipt } from './receipts.ts';
import { snsDialect } from './sns-dialect.ts';
import { type TwinCore, type TwinOutcome, twinCore } from './twin-core.ts';

export type ProviderTwin = TwinCore & {
  /** `POST <url>/` speaks SNS, `POST <url>/kirim` the JSON gateway. */
  readonly url: string;
  readonly close: () => Promise<void>;
};

export type TwinOptions = {
  readonly behave?: Behave | TwinBehaviour | TwinReply;
  readonly receipts?: ReceiptSink;
  /** The bearer token that the JSON gateway wants to see, if any. */
  readonly secret?: string;
};

const DIALECTS: ReadonlyMap<string, Dialect> = new Map([
  ['/', snsDialect],
  ['/kirim', gatewayDialect],
]);

/** Ends early and quietly when the twin is closed. */
const wait = (ms: number, signal: AbortSignal): Promise<boolean> =>
  sleep(ms, true, { signal }).catch(() => false);

const isAuthorised = ({ url, headers }: IncomingMessage, secret: string | undefined): boolean =>
  secret === undefined || url === '/' || headers.authorization === `Bearer ${secret}`;

/** A provider on loopback. What it accepted is in `acceptances`, whatever its callers got to see. */
export const startTwin = async (options: TwinOptions = {}): Promise<ProviderTwin> => {
  const core = twinCore(options.behave);
  const closing = new AbortController();

  const report = async (receipt: TwinReceipt): Promise<void> => {
    const isTime = await wait(Math.max(0, receipt.at - Date.now()), closing.signal);
    if (isTime) await options.receipts?.(receipt);
  };

  const untilAnswer = async ({ answerAfterMs, receipts }: TwinOutcome): Promise<boolean> => {
    const answerAt = Date.now() + answerAfterMs;
    const early = receipts.filter(({ at }) => at <= answerAt).map(report);
    // A receipt that nobody could be told of is the test's to notice.
    for (const receipt of receipts.filter(({ at }) => at > answerAt)) report(receipt).catch(() => undefined);
    const [isTime] = await Promise.all([wait(answerAfterMs, closing.signal), ...early]);
    return isTime;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const dialect = DIALECTS.get(request.url ?? '');
    const read = dialect?.read(await text(request));
    if (dialect === undefined || read === undefined) return void response.writeHead(404).end();
    if (!isAuthorised(request, options.secret)) return void response.writeHead(401).end();
    const outcome = core.take(read, Date.now());
    const isTime = await untilAnswer(outcome);
    if (!isTime || outcome.sees.kind === 'silence') return;
    if (outcome.sees.kind === 'reset') return void request.socket.resetAndDestroy();
    const { status, contentType, body } = dialect.write(outcome.sees, read);
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };

  const { url, close } = await listen(serve);
  return {
    ...core,
    url,
    close: () => {
      closing.abort();
      return close();
    },
  };
};
