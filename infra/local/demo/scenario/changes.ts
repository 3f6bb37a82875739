import { getEventContract, rescheduleEventContract } from '#functions/events/contract.ts';
import {
  cancelRegistrationContract,
  listRegistrationsContract,
  registerContract,
} from '#functions/registrations/contract.ts';
import { plusSeconds } from '../../clock/plus-seconds.ts';
import { demoEvent } from '../data/demo-data.ts';
import { participantsOf } from '../data/participants.ts';
import { type Act, actsIn, eventIdOf } from './act.ts';

const move: Act['run'] = async (stage) => {
  const { account, movedTo } = demoEvent('ambawang');
  if (movedTo === undefined) throw new Error('events.json does not say where Sungai Ambawang moves to');
  const params = { eventId: eventIdOf(stage, 'ambawang') };
  const { version } = await stage.api.call(account, getEventContract, { params });
  const moved = await stage.api.call(account, rescheduleEventContract, { params, version, body: movedTo });
  stage.tell(`Now ${moved.startText}. Everybody registered or waiting is told once, old and new.`);
};

const cancelTwo: Act['run'] = async (stage) => {
  const { account } = demoEvent('ambawang');
  const eventId = eventIdOf(stage, 'ambawang');
  const page = await stage.api.call(account, listRegistrationsContract, { params: { eventId } });
  const leavers = page.registrations.filter(({ status }) => status === 'seated').slice(3, 5);
  for (const { registrationId } of leavers) {
    const params = { eventId, registrationId };
    const body = { reason: 'Berhalangan hadir' };
    await stage.api.call(account, cancelRegistrationContract, {
      params,
      body,
      key: `demo-${registrationId}`,
    });
  }
  const { seats } = await stage.api.call(account, listRegistrationsContract, { params: { eventId } });
  stage.tell(`The first two in line move up: ${seats.seated} seated, ${seats.waiting} still waiting.`);
};

const secondFromOneCompany: Act['run'] = async (stage) => {
  const { account, participants } = demoEvent('coordination');
  const [first] = participants === undefined ? [] : participantsOf(participants);
  if (first?.institution === undefined) throw new Error('the meeting has no companies');
  const body = {
    ...first,
    phone: '+628606171009',
    institution: `${first.institution.replace('PT ', '')}, PT.`,
  };
  const params = { eventId: eventIdOf(stage, 'coordination') };
  const answer = await stage.api.ask(account, registerContract, { params, body });
  stage.tell(
    `"${body.institution}" asks for a second seat. ${answer.ok ? 'It gets one!' : `Refused: ${answer.error.detail}`}`,
  );
};

const act = actsIn('Asia/Pontianak');

/** One second after the reminders began to leave: what is urgent overtakes the rest of them. */
const whileRemindersLeave = (planned: Act): Act => ({ ...planned, at: plusSeconds(planned.at, 1) });

/** What does not go by the plan. */
export const changeActs: readonly Act[] = [
  act('2025-11-09T09:00', 'Four days before, the session at Sungai Ambawang moves by one hour', move),
  whileRemindersLeave(
    act('2025-11-10T10:00', 'Two people call off while the reminders are still leaving', cancelTwo),
  ),
  act('2025-12-04T09:15', 'A company tries for a second seat under another spelling', secondFromOneCompany),
];
