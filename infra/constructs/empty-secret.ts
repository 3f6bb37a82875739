import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

type Props = { readonly secretName: string; readonly key: IKey; readonly keepsData: boolean };

const NO_ROTATION_REASON =
  'The value is agreed with the SMS gateway, which has no call to change it: a person replaces it on both sides.';

/** A place for a value that a person enters after the deployment. Reading it fails until then, so nothing is sent by mistake. */
export class EmptySecret extends Construct {
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: Props) {
    super(scope, id);
    const secret = new CfnSecret(this, 'Secret', { name: props.secretName, kmsKeyId: props.key.keyArn });
    secret.applyRemovalPolicy(props.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    Validations.of(secret).acknowledge({ id: 'AwsSolutions-SMG4', reason: NO_ROTATION_REASON });
    // What the service returns as its reference is the whole ARN.
    this.secretArn = secret.ref;
  }
}
