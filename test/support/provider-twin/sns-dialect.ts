import type { Dialect, HttpAnswer } from './dialect.ts';

const xml = (status: number, body: string): HttpAnswer => ({ status, contentType: 'text/xml', body });

const published = (id: string): HttpAnswer =>
  xml(
    200,
    `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>${id}</MessageId></PublishResult><ResponseMetadata><RequestId>request-${id}</RequestId></ResponseMetadata></PublishResponse>`,
  );

const failed = (status: number, type: 'Sender' | 'Receiver', code: string, message: string): HttpAnswer =>
  xml(
    status,
    `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>request</RequestId></ErrorResponse>`,
  );

/** `Publish` of Amazon SNS to a phone number: form in, XML out. Its messages quote the number, as SNS's do. */
export const snsDialect: Dialect = {
  read: (body) => {
    const form = new URLSearchParams(body);
    const to = form.get('PhoneNumber');
    const text = form.get('Message');
    return form.get('Action') !== 'Publish' || to === null || text === null ? undefined : { to, text };
  },
  write: (sees, { to }) => {
    switch (sees.kind) {
      case 'accepted':
        return published(sees.providerId);
      case 'invalid_number': {
        const why = `Invalid parameter: PhoneNumber Reason: ${to} is not valid to publish to`;
        return failed(400, 'Sender', 'InvalidParameter', why);
      }
      case 'opted_out':
        return failed(400, 'Sender', 'OptedOut', `Phone number is opted out: ${to}`);
      case 'throttled':
        return failed(429, 'Sender', 'Throttled', `Rate exceeded for ${to}`);
      default:
        return failed(500, 'Receiver', 'InternalFailure', `Could not publish to ${to}`);
    }
  },
};
