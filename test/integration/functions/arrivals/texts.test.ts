import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messagingServices } from '#functions/messaging/container.ts';
import { messagingSend } from '#functions/messaging/handlers/send.ts';
import { type ArrivalsHarness, arrivalsHarness, officer } from '#test/support/arrivals-harness.ts';
import { aManifest, people, REPORTED_ORIGINS, type RowOf } from '#test/support/builders/arrivals.ts';
import { noSecrets } from '#test/support/messaging-harness.ts';

const manifest = (changes: Readonly<Record<string, number>> = {}) =>
  aManifest(
    Object.entries({ ...REPORTED_ORIGINS, ...changes }).flatMap(([province, count]): readonly RowOf[] =>
      people(count, { province }),
    ),
  );

let harness: ArrivalsHarness;
let texts: string[];

const deliver = async () => {
  const sms = {
    send: async ({ text }: { readonly text: string }) => {
      texts.push(text);
      return { kind: 'accepted', providerId: `sms-${texts.length}` } as const;
    },
  };
  const send = messagingSend(messagingServices({ ...harness.platform, ...noSecrets, sms }), 'urgent');
  const bodies = harness.platform.sent.splice(0).map(({ body }) => JSON.stringify(body));
  for (const body of bodies) {
    // Of an SQS record the handler reads the id and the body alone.
    const record = { messageId: 'm', body, eventSource: 'aws:sqs' };
    await send({ Records: [record] } as unknown as Parameters<typeof send>[0]);
  }
};

beforeEach(async () => {
  harness = await arrivalsHarness();
  texts = [];
});
afterEach(() => harness.platform.close());

const announced = async () => {
  const arrivalId = await harness.record();
  await harness.upload(arrivalId, manifest());
  const done = await harness.announce(arrivalId, 1, 1);
  if (!done.ok) throw new Error(done.error.kind);
  return { arrivalId, ...done.value };
};

describe('given the arrival of 16 October 2025', () => {
  it('when it is announced then every office with people in it gets one SMS of one part', async () => {
    const { notices } = await announced();
    await deliver();
    expect(texts).toHaveLength(notices.length);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(160);
    expect(notices.reduce((sum, { share }) => sum + share.people, 0)).toBe(136);
  });

  it('when Jawa Timur reads its SMS then it says how many, from where, when, where and what to do', async () => {
    await announced();
    await deliver();
    expect(texts.find((text) => text.includes('JATIM'))).toMatch(
      /^P4MI Sanggau: 26 PMI deportasi asal JATIM akan tiba PLBN Entikong 16\/10\/25 10\.36 WIB\. Ref KB-2510-001\. Mohon konfirmasi: https:\/\/sapa\.example\/a\/\w+$/,
    );
  });

  it('when two people move to NTB then two offices get a correction with both numbers', async () => {
    const { arrivalId } = await announced();
    await deliver();
    texts = [];
    await harness.upload(arrivalId, manifest({ 'Jawa Timur': 24, 'Nusa Tenggara Barat': 12 }));
    await harness.announce(arrivalId, 2, 2);
    await deliver();
    expect(texts.map((text) => /RALAT: (\d+) PMI.*semula (\d+)/.exec(text)?.slice(1)).sort()).toEqual([
      ['12', '10'],
      ['24', '26'],
    ]);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(160);
  });

  it('when a rung is called then the SMS says that it is an escalation', async () => {
    const { arrivalId } = await announced();
    harness.platform.sent.splice(0);
    harness.platform.setNow('2025-10-16T02:30:00Z');
    await harness.services.checkNotice(`${arrivalId}-bp3mi-jatim-v1`);
    await deliver();
    expect(texts).toEqual([expect.stringMatching(/^P4MI Sanggau: ESKALASI 2: 26 PMI asal JATIM/)]);
  });

  it('when an office answers before its SMS went out then it is not sent any more', async () => {
    const { arrivalId, notices } = await announced();
    await harness.services.acknowledgeByAccount(`${arrivalId}-bp3mi-jatim-v1`, officer('jatim'));
    await deliver();
    expect(texts).toHaveLength(notices.length - 1);
  });

  it('when a correction comes before the first SMS went out then only the correction is sent', async () => {
    const { arrivalId } = await announced();
    await harness.upload(arrivalId, manifest({ 'Jawa Timur': 24, 'Nusa Tenggara Barat': 12 }));
    await harness.announce(arrivalId, 2, 2);
    await deliver();
    expect(texts.filter((text) => text.includes('JATIM')).map((text) => text.includes('RALAT'))).toEqual([
      true,
    ]);
  });
});
