/** What a provider may report: `accepted` by the carrier, then `delivered` to the handset, or `failed`. */
export type TwinReceiptStatus = 'accepted' | 'delivered' | 'failed';

export type PlannedReceipt = {
  readonly status: TwinReceiptStatus;
  /** After the acceptance; a receipt that is due no later than the answer comes before it. */
  readonly afterMs: number;
  readonly reason?: string;
};

export type ReceiptPlan = readonly PlannedReceipt[];

/** A receipt on its way. The same report sent twice has the same id. */
export type TwinReceipt = {
  readonly id: string;
  readonly providerId: string;
  readonly to: string;
  readonly attempt?: string | undefined;
  readonly status: TwinReceiptStatus;
  readonly reason?: string;
  /** Milliseconds of the time at which it is sent. */
  readonly at: number;
};

const HOUR_MS = 3_600_000;

/** Plans by what is odd about them. */
export const plans = {
  onTime: [
    { status: 'accepted', afterMs: 1_000 },
    { status: 'delivered', afterMs: 4_000 },
  ],
  early: [{ status: 'delivered', afterMs: 0 }],
  late: [{ status: 'delivered', afterMs: 60 * HOUR_MS }],
  twice: [
    { status: 'delivered', afterMs: 2_000 },
    { status: 'delivered', afterMs: 2_500 },
  ],
  outOfOrder: [
    { status: 'delivered', afterMs: 2_000 },
    { status: 'accepted', afterMs: 3_000 },
  ],
  undelivered: [{ status: 'failed', afterMs: 2_000, reason: 'Phone is currently unreachable/unavailable' }],
  never: [],
} as const satisfies Record<string, ReceiptPlan>;

/** The same plan at another speed: tests on a real clock cannot wait for hours. */
export const inTime = (plan: ReceiptPlan, factor: number): ReceiptPlan =>
  plan.map((receipt) => ({ ...receipt, afterMs: receipt.afterMs * factor }));
