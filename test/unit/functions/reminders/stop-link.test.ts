import { describe, expect, it } from 'vitest';
import { recipientsOf } from '#functions/reminders/app/intents.ts';
import { phoneOf } from '#test/support/builders/registrations.ts';
import { timelineSnapshot } from '#test/support/builders/reminders.ts';
import { people, remindersHarness } from '#test/support/reminders-harness.ts';

const PERSON = { registrationId: 'REG1', phone: phoneOf(1), stopCode: 'Ab3Cd5Ef7Gh' };
const toEach = (rule: string) => recipientsOf('https://sapa.example', { rule });

describe('the recipient of a reminder', () => {
  it('gets a link of their own to stop SMS', () => {
    expect(toEach('P3D')(PERSON)).toEqual({
      recipient: 'REG1',
      to: PERSON.phone,
      own: { stopLink: 'https://sapa.example/s/Ab3Cd5Ef7Gh' },
    });
  });

  it('who registered before there were links gets none', () => {
    const { stopCode: _, ...older } = PERSON;
    expect(toEach('P3D')(older)).toEqual({ recipient: 'REG1', to: PERSON.phone });
  });

  it('of a change gets none: its text has no room', () => {
    expect(toEach('change')(PERSON)).toEqual({ recipient: 'REG1', to: PERSON.phone });
  });
});

describe('the step FanOut', () => {
  it('hands each person the link of their registration', async () => {
    const harness = remindersHarness();
    await harness.set(timelineSnapshot());
    harness.platform.setNow('2025-11-10T02:00:00.000Z');
    harness.registered.push(...people(2).map((each, index) => ({ ...each, stopCode: `code${index}` })));
    await harness.fanOut({ eventId: 'EV1', scheduleVersion: 1, rule: 'P3D' });
    expect(harness.recorded()).toMatchObject([
      { own: { stopLink: 'https://sapa.example/s/code0' } },
      { own: { stopLink: 'https://sapa.example/s/code1' } },
    ]);
  });
});
