/** The store is throttling or a transaction keeps conflicting. Nothing was written; trying later is safe. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** The answer to a write was lost: it may have happened. Only a write that is safe to repeat may be repeated. */
export class StoreAnswerLost extends Error {
  override readonly name = 'StoreAnswerLost';
}

/** DynamoDB would refuse this request whatever the data: a bug in the caller. */
export class RefusedByStore extends Error {
  override readonly name = 'RefusedByStore';
}

/** A page cursor that this store did not make, or made for another query. */
export class InvalidCursor extends Error {
  override readonly name = 'InvalidCursor';
}
