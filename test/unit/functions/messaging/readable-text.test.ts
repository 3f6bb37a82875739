import { expect, it } from 'vitest';
import { singleBatch } from '#functions/messaging/adapters/single-batch.ts';
import { ledgerMessageOf } from '#functions/messaging/contract/ledger-message.ts';
import { unstored } from '#functions/messaging/domain/batch.ts';
import { readableText } from '#functions/messaging/domain/readable-text.ts';
import { entryOf } from '#functions/messaging/domain/search.ts';
import { arrivalNoticeIntent } from '#test/support/builders/messaging.ts';

it('leaves nobody the key of somebody else’s link', () => {
  const text = 'BP3MI Kalbar: 26 orang. Jawab: https://sapa.example/a/7Kq2MzAb3xY Ref KB-2510-017';
  expect(readableText(text)).toBe('BP3MI Kalbar: 26 orang. Jawab: https://sapa.example/a/… Ref KB-2510-017');
});

it('leaves words and dates with strokes as they are', () => {
  const text = 'Kamis 13/11/2025 pkl 09.00 WIB di Aula A/B Kantor Camat';
  expect(readableText(text)).toBe(text);
});

it('is how the ledger shows a text', () => {
  const intent = arrivalNoticeIntent();
  const batch = singleBatch(intent, intent.dueAt);
  const [recipient] = batch.recipients;
  if (recipient === undefined) throw new Error('a batch of nobody');
  const message = { ...unstored(batch, recipient), text: 'Jawab: https://sapa.example/k/7Kq2MzAb3xY' };
  expect(ledgerMessageOf(entryOf(message, batch)).text).toBe('Jawab: https://sapa.example/k/…');
});
