import { describe, expect, it } from 'vitest';
import { acknowledgeByLinkContract, importManifestContract } from '#functions/arrivals/contract.ts';
import { rescheduleEventContract } from '#functions/events/contract.ts';
import { listRegistrationsContract } from '#functions/registrations/contract.ts';
import { apiClient } from '#infra/local/demo/client/api-client.ts';
import { type Response, wireRequest } from '#infra/local/demo/client/wire.ts';

describe('wireRequest', () => {
  it('puts parameters into the path and the query', () => {
    const { method, path } = wireRequest(listRegistrationsContract, {
      params: { eventId: 'a b' },
      query: { limit: '5' },
    });
    expect([method, path]).toEqual(['GET', '/api/v1/events/a%20b/registrations?limit=5']);
  });

  it('writes JSON with the version it has seen', () => {
    const body = { localStart: '2025-11-13T10:00', localEnd: '2025-11-13T13:00' };
    const request = wireRequest(rescheduleEventContract, { params: { eventId: 'e' }, version: 3, body });
    expect(request.headers).toEqual({ 'content-type': 'application/json', 'if-match': '"3"' });
    expect(request.body).toBe(JSON.stringify(body));
  });

  it('sends a manifest as it is, under its key', () => {
    const request = wireRequest(importManifestContract, {
      params: { arrivalId: 'a' },
      body: 'No;Nama',
      key: 'k',
    });
    expect(request).toMatchObject({
      body: 'No;Nama',
      headers: { 'content-type': 'text/csv', 'idempotency-key': 'k' },
    });
  });

  it('fills a form', () => {
    const request = wireRequest(acknowledgeByLinkContract, {
      params: { token: 't' },
      body: { name: 'A & B' },
    });
    expect(request.body).toBe('name=A+%26+B');
  });
});

describe('the API client', () => {
  const answering = (response: Partial<Response>) =>
    apiClient(async () => ({ status: 200, contentType: 'text/html', text: '', ...response }));
  const problem = {
    status: 409,
    contentType: 'application/problem+json',
    text: '{"code":"taken","detail":"Sudah."}',
  };
  const request = { params: { token: 't' }, body: { name: 'A' } };

  it('gives pages as they come', async () => {
    expect(await answering({ text: '<p>' }).call(undefined, acknowledgeByLinkContract, request)).toBe('<p>');
  });

  it('tells a refusal by its code', async () => {
    const answer = await answering(problem).ask(undefined, acknowledgeByLinkContract, request);
    expect(answer).toEqual({ ok: false, error: { status: 409, code: 'taken', detail: 'Sudah.' } });
  });

  it('throws a refusal that the story does not expect', async () => {
    await expect(
      answering(problem).call('duty-entikong', acknowledgeByLinkContract, request),
    ).rejects.toThrow('acknowledgeNoticeByLink as duty-entikong: 409 taken Sudah.');
  });
});
