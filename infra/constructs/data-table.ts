import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { type IndexDefinition, type TableName, TIME_TO_LIVE, tables } from '#shared/store/tables.ts';

type Props = {
  readonly name: TableName;
  readonly key: IKey;
  readonly keepsData: boolean;
};

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** One table as `shared/store` defines it: on demand, encrypted by our key, restorable to any second of 35 days. */
export class DataTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      timeToLiveAttribute: TIME_TO_LIVE,
      deletionProtection: props.keepsData,
      removalPolicy: props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const indexes: Readonly<Record<string, IndexDefinition>> = tables[props.name].indexes;
    for (const [indexName, index] of Object.entries(indexes))
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        projectionType: index.keysOnly ? ProjectionType.KEYS_ONLY : ProjectionType.ALL,
      });
  }
}
