import type * as z from 'zod';
import type { Attribute, Item, ItemRef, Put, Table } from '#shared/store/table.ts';

/** One partition per kind: a few dozen rows that are read together. */
export type Partition = 'offices' | 'checkpoints' | 'routing' | 'accounts' | 'villages';

export const refOf = (partition: Partition, id: string): ItemRef => ({
  table: 'offices',
  key: { pk: partition, sk: id },
});

export const readRow = async <S extends z.ZodType>(
  table: Table,
  schema: S,
  partition: Partition,
  id: string,
): Promise<z.output<S> | undefined> => {
  const item = id === '' ? undefined : await table.get(refOf(partition, id));
  return item === undefined ? undefined : schema.parse(item);
};

export const readRows = async <S extends z.ZodType>(
  table: Table,
  schema: S,
  partition: Partition,
): Promise<readonly z.output<S>[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await table.query({
      table: 'offices',
      partition,
      limit: 1000,
      consistent: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items.map((item) => schema.parse(item));
};

/** Written only when there is no such row: what people have edited since stays. */
export const putIfAbsent = (
  partition: Partition,
  id: string,
  row: { readonly [name: string]: Attribute | undefined },
): Put => ({
  kind: 'put',
  table: 'offices',
  item: { ...row, ...refOf(partition, id).key },
  if: { missing: 'pk' },
});
