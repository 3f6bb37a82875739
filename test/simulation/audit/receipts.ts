import type { ReceiptDesk } from '../world/receipt-desk.ts';
import type { Evidence, Row } from './evidence.ts';
import { examine, type Finding } from './invariant.ts';

/** Nothing that was received gets lost on the way: each receipt is applied, ignored, parked or expired. */
export const receiptsAddUp = ({ commits }: Evidence, { counts }: ReceiptDesk): Finding => {
  const { check, finding } = examine('receipts-add-up');
  const { given, applied, ignored, parked, replayApplied, replayIgnored, expired, broken, brokenReplays } =
    counts;
  check(
    given === applied + ignored + parked,
    () => `${given} given, ${applied} applied + ${ignored} ignored + ${parked} parked`,
  );
  const rows = commits.parked.size;
  const ended = replayApplied + replayIgnored + expired;
  // A replay that died may have ended some without telling, or told of some once more.
  const unsure = brokenReplays * 100;
  check(Math.abs(rows - ended) <= unsure, () => `${rows} parked, ${ended} ended`);
  for (const name of commits.parked) check(commits.dropped.has(name), () => `${name} still waits`);
  return finding(
    `${given} received, ${rows} parked, ${expired} expired, ${broken + brokenReplays} calls broken off`,
  );
};

const RANKS: readonly string[] = ['unknown', 'accepted', 'failed', 'delivered'];

/** After all receipts a message stands at least as high as the best of those that name it. */
export const receiptsAreHeeded = ({ rows }: Evidence, { heard }: ReceiptDesk): Finding => {
  const { check, finding } = examine('receipts-are-heeded');
  const byProvider = new Map<string, Row>();
  const byAttempt = new Map<string, Row>();
  for (const row of rows.values()) {
    if (row.providerId !== undefined) byProvider.set(row.providerId, row);
    byAttempt.set(row.attemptId, row);
  }
  for (const { id, providerId = '', attempt = '', status } of heard.values()) {
    const row = byProvider.get(providerId) ?? byAttempt.get(attempt);
    if (row === undefined || !RANKS.includes(row.state)) continue;
    check(RANKS.indexOf(row.state) >= RANKS.indexOf(status), () => `${id}: ${row.key} is ${row.state}`);
  }
  return finding();
};
