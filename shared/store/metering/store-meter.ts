export type StoreOperation = 'get' | 'batchGet' | 'query' | 'put' | 'update' | 'delete' | 'transact';

/** Counted from the meter's start. */
export type StoreUsage = {
  /** Requests to DynamoDB: independent writes are one each, a transaction or a batch of keys is one. */
  readonly requests: number;
  readonly requestsBy: Readonly<Record<StoreOperation, number>>;
  readonly readUnits: number;
  /** Of the tables and their indexes. */
  readonly writeUnits: number;
  /** The part of `writeUnits` that the indexes take. */
  readonly indexWriteUnits: number;
  /** Items made, less items deleted. */
  readonly itemsStored: number;
  /** Bytes that storage is billed for, in tables and indexes with their overhead, more than at the start. */
  readonly bytesStored: number;
};

type Cost = Partial<Omit<StoreUsage, 'requests' | 'requestsBy'>>;

export type StoreMeter = {
  /** One request. */
  readonly charge: (operation: StoreOperation, cost: Cost) => void;
  readonly usage: () => StoreUsage;
};

const NOTHING = { readUnits: 0, writeUnits: 0, indexWriteUnits: 0, itemsStored: 0, bytesStored: 0 };

export const storeMeter = (): StoreMeter => {
  const sums = { ...NOTHING };
  const requestsBy = { get: 0, batchGet: 0, query: 0, put: 0, update: 0, delete: 0, transact: 0 };
  return {
    charge: (
      operation,
      { readUnits = 0, writeUnits = 0, indexWriteUnits = 0, itemsStored = 0, bytesStored = 0 },
    ) => {
      requestsBy[operation] += 1;
      sums.readUnits += readUnits;
      sums.writeUnits += writeUnits;
      sums.indexWriteUnits += indexWriteUnits;
      sums.itemsStored += itemsStored;
      sums.bytesStored += bytesStored;
    },
    usage: () => ({
      requests: Object.values(requestsBy).reduce((sum, count) => sum + count, 0),
      requestsBy: { ...requestsBy },
      ...sums,
    }),
  };
};
