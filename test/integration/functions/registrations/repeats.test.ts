import { describe, expect, it } from 'vitest';
import { changeCapacityContract } from '#functions/events/contract.ts';
import { registrationsReader } from '#functions/registrations/contract.ts';
import type { Table } from '#shared/store/table.ts';
import { phoneOf, storedSeats } from '#test/support/builders/registrations.ts';
import { browser, type Seen } from '#test/support/builders/registrations-public.ts';
import { eachOutreach } from '#test/support/outreach.ts';

const world = eachOutreach();

const visitor = (address?: string) => browser(world().platform, address);
const stranger = () => visitor('10.0.0.66');

/** What is the submission's own is blotted out: keys, links and codes. */
const blotted = ({ status, html, location = '' }: Seen) => ({
  status,
  html: html
    .replace(/\/(k|daftar)\/\w+/g, '/$1/')
    .replace(/class="code">\d+/, 'class="code">')
    .replace(/0860\*+\d+/g, ''),
  location: location.replace(/\w+$/, ''),
});

const seenAfter = async (code: string, person: number) => {
  const sent = await stranger().register(code, person, { name: 'Orang Lain' });
  const page = await stranger().link(stranger().tokenIn(sent));
  return { sent, page, token: stranger().tokenIn(sent) };
};

describe('what a stranger learns by sending in a number', () => {
  it.each([
    ['while there are seats', 3],
    ['while people wait', 1],
  ])('%s: the same answer and page whether it was registered or not', async (_when, capacity) => {
    const answers = [];
    for (const person of [1, 2]) {
      const { code } = await world().publish({ capacity });
      await visitor().register(code, 1);
      answers.push(await seenAfter(code, person));
    }
    const [known, unknown] = answers.map(({ sent, page }) => [blotted(sent), blotted(page)]);
    expect(known).toEqual(unknown);
  });

  it('asks the store for the same steps', async () => {
    const steps: string[] = [];
    const noting = (table: Table): Table => ({
      ...table,
      get: (...asked) => {
        steps.push(`get ${asked[0].key.sk}`);
        return table.get(...asked);
      },
      batchGet: (refs) => {
        steps.push(`batchGet ${refs.length}`);
        return table.batchGet(refs);
      },
      write: (write) => {
        steps.push(`write ${write.table}`);
        return table.write(write);
      },
      writeEach: (writes) => {
        steps.push(`writeEach ${writes.length}`);
        return table.writeEach(writes);
      },
      transact: (...asked) => {
        steps.push('transact');
        return table.transact(...asked);
      },
    });
    const { code } = await world().publish();
    await visitor().register(code, 1);
    const through = browser({ ...world().platform, table: noting(world().platform.table) }, '10.0.0.66');
    await through.register(code, 1);
    const known = steps.splice(0);
    await through.register(code, 2);
    expect(steps).toEqual(known);
  });

  it('costs no seat and changes nothing of the registration', async () => {
    const { code, eventId } = await world().publish();
    await visitor().register(code, 1, { name: 'Yohana Kinanti' });
    await seenAfter(code, 1);
    const { seats, registrations } = await storedSeats(world().platform.table, eventId);
    expect([seats?.seated, registrations.map(({ name }) => name)]).toEqual([1, ['Yohana Kinanti']]);
  });

  it.each(['leave', 'change', 'quiet', 'hand_over'])(
    'lets %s touch only the own submission',
    async (choice) => {
      const { code, eventId } = await world().publish();
      await visitor().register(code, 1, { name: 'Yohana Kinanti' });
      const before = await storedSeats(world().platform.table, eventId);
      const { token } = await seenAfter(code, 1);
      await stranger().act(token, { choice, name: 'Nama Palsu', phone: phoneOf(77) });
      const after = await storedSeats(world().platform.table, eventId);
      expect(after.registrations).toEqual(expect.arrayContaining([...before.registrations]));
      const stops = await world().platform.table.query({
        table: 'messages',
        partition: `PHONE#${phoneOf(1)}`,
        sort: { beginsWith: 'STOP#' },
      });
      expect(stops.items).toEqual([]);
    },
  );

  it('never sends more than one message to the one who is registered', async () => {
    const { code, eventId } = await world().publish();
    await visitor().register(code, 1);
    await seenAfter(code, 1);
    const { registrations } = await registrationsReader(world().platform.table).active(eventId, {
      statuses: ['seated', 'waiting'],
    });
    expect(registrations).toHaveLength(1);
  });

  it('who waits in appearance sits in appearance once somebody behind has a seat', async () => {
    const event = await world().publish({ capacity: 1 });
    await visitor().register(event.code, 1);
    const { token, page } = await seenAfter(event.code, 1);
    const behind = await visitor().register(event.code, 2);
    await world().change(changeCapacityContract, event, { capacity: 2 });
    expect(page.text).toContain('urutan ke-1');
    expect((await visitor().link(visitor().tokenIn(behind))).text).toContain('Anda mendapat tempat');
    expect((await stranger().link(token)).text).toContain('Anda mendapat tempat');
  });
});
