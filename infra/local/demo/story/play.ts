import type { Instant } from '#shared/kernel/time.ts';
import type { DemoClient } from '../client/demo-client.ts';
import type { Act, Notebook, Stage } from '../scenario/act.ts';
import type { Storyteller } from './storyteller.ts';

export type Play = { readonly acts: readonly Act[]; readonly until: Instant };

/** Moves the clock from act to act and tells of each, and of every SMS that left on the way. */
export const play = async (api: DemoClient, story: Storyteller, { acts, until }: Play): Promise<Notebook> => {
  const notebook: Notebook = { events: new Map() };
  const stage: Stage = { api, notebook, tell: story.line };
  let told = 0;
  const tellSms = async (zone: Act['zone']): Promise<void> => {
    const sent = (await api.outbox()).slice(told);
    told += sent.length;
    story.sms(sent, zone);
  };
  for (const { at, zone, title, run } of acts) {
    await api.moveTo(at);
    await tellSms(zone);
    story.act(at, zone, title);
    await run(stage);
    // Waits for what the act has set going, at the same instant.
    await api.moveTo(at);
    await tellSms(zone);
  }
  await api.moveTo(until);
  await tellSms('Asia/Jakarta');
  return notebook;
};
