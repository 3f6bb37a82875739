import { describe, expect, it } from 'vitest';
import { randomOf } from '#test/simulation/engine/random.ts';
import { virtualTime } from '#test/simulation/engine/virtual-time.ts';
import { type Invocation, type Mishap, newLife } from '#test/simulation/world/life.ts';
import { simulatedQueue } from '#test/simulation/world/simulated-queue.ts';
import { stageOfRead, stageOfWrites } from '#test/simulation/world/stage.ts';

const START = Date.parse('2025-11-10T00:00:00.000Z');

const calmQueue = () => {
  const time = virtualTime(START);
  const queue = simulatedQueue({
    time,
    random: randomOf(1, 'queue'),
    trouble: 0,
    ready: () => undefined,
    name: 'q',
    late: () => undefined,
    everyCopy: false,
  });
  return { time, queue };
};

const life = (mishap: Mishap) => {
  const time = virtualTime(START);
  const invocation: Invocation = { number: 1, startedAt: START, troubled: false };
  const own = newLife(time, { died: () => undefined, suspended: () => undefined });
  own.begin(invocation, mishap);
  return { time, own, invocation };
};

describe('a simulated queue', () => {
  it('shows nothing before its delay is over', async () => {
    const { time, queue } = calmQueue();
    queue.send({}, 30);
    await time.run(START + 29_999);

    expect(queue.isEmpty()).toBe(true);
  });

  it('brings back what was not deleted, three times, and then sets it aside', async () => {
    const { time, queue } = calmQueue();
    queue.send({}, 0);
    for (let receive = 1; receive <= 4; receive += 1) {
      await time.run(START + receive * 61_000);
      queue.comeBack(queue.receive(), time.now());
    }

    expect(queue.report.delivered).toBe(3);
    expect(queue.deadLetters).toHaveLength(1);
  });
});

describe('the process of a worker', () => {
  it('does no more once it has died, though what was on the wire arrives', async () => {
    const { time, own, invocation } = life({ stage: 'claim', side: 'after', occurrence: 1 });
    let arrived = false;
    let answered = false;
    void own
      .step('claim', 2, async () => {
        arrived = true;
      })
      .then(() => {
        answered = true;
      });
    await time.run(START + 1_000);

    expect({ arrived, answered, troubled: invocation.troubled }).toEqual({
      arrived: true,
      answered: false,
      troubled: true,
    });
  });

  it('goes on where it was when it was only suspended', async () => {
    const { time, own } = life({ stage: 'gates', side: 'before', occurrence: 2, suspendMs: 9_000 });
    const times: number[] = [];
    const work = async () => {
      for (let call = 0; call < 2; call += 1)
        times.push(await own.step('gates', 0, async () => time.now() - START));
    };
    void work();
    await time.run(START + 20_000);

    expect(times).toEqual([0, 9_000]);
  });
});

describe('the stages of a sender', () => {
  const message = { pk: 'PHONE#+628601', sk: 'M#reminder|event:EV1|1|P1D|R1' };

  it('tells a claim from an outcome', () => {
    const claim = { kind: 'put', table: 'messages', item: { ...message, state: 'sending' } } as const;
    const outcome = { kind: 'update', table: 'messages', key: message, set: { state: 'accepted' } } as const;

    expect([stageOfWrites([claim]), stageOfWrites([outcome])]).toEqual(['claim', 'outcome']);
  });

  it('tells the look before the claims from the one before the calls', () => {
    const gate = { table: 'messages', key: { pk: 'GATE#event:EV1', sk: 'GATE' } } as const;
    const switches = { table: 'messages', key: { pk: 'SWITCHES', sk: 'SWITCHES' } } as const;

    expect([stageOfRead([switches, gate]), stageOfRead([gate])]).toEqual(['controls', 'gates']);
  });
});
