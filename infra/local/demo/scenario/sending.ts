import {
  readBudgetContract,
  resumeSendingContract,
  searchMessagesContract,
  setBudgetContract,
  stopSendingContract,
} from '#functions/messaging/contract.ts';
import { type Act, actsIn, type Stage } from './act.ts';

const HEAD = 'head-kalbar';
const DESK = 'national-desk';

/** The month of the budget that runs short. */
const params = { month: '2025-11' };

const allow =
  (limit: number, floor: number, reason: string): Act['run'] =>
  async ({ api, tell }) => {
    const { version } = await api.call(HEAD, readBudgetContract, { params });
    const body = { limit, floor, reason };
    const { left } = await api.call(HEAD, setBudgetContract, { params, version, body });
    tell(`"${reason}": ${limit} parts for November, ${floor} of them kept for notices; ${left} are free.`);
  };

const lookAtBudget: Act['run'] = async ({ api, tell }) => {
  const { spent, limit, warning = 'no warning' } = await api.call(HEAD, readBudgetContract, { params });
  tell(`${spent} of ${limit} parts are used: "${warning}"`);
};

/** What an office's reminders wait for, as the ledger says it. */
const tellHeld = async ({ api, tell }: Stage, account: string, day: string, officeId?: string) => {
  const body = {
    day,
    kind: 'reminder',
    state: 'held',
    ...(officeId === undefined ? {} : { officeId }),
  } as const;
  const { messages } = await api.call(account, searchMessagesContract, { body });
  tell(`${messages.length} reminders wait. "${messages[0]?.words ?? ''}"`);
};

const raise: Act['run'] = async (stage) => {
  await tellHeld(stage, HEAD, '2025-11-12');
  await allow(400, 10, 'Tambahan dari sisa anggaran rapat')(stage);
};

const REMINDERS = 'kind:reminder';

const stop: Act['run'] = async ({ api, tell }) => {
  const body = { name: REMINDERS, reason: 'Operator memeriksa nama pengirim' } as const;
  const { stops } = await api.call(DESK, stopSendingContract, { body });
  tell(`Stopped: ${stops.map(({ name, reason }) => `${name}, "${reason}"`).join('; ')}.`);
};

const resume: Act['run'] = async (stage) => {
  await tellHeld(stage, DESK, '2025-10-21', 'bp3mi-lampung');
  const body = { name: REMINDERS, reason: 'Nama pengirim sudah benar' } as const;
  await stage.api.call(DESK, resumeSendingContract, { body });
  stage.tell('They leave at the next look.');
};

const jakarta = actsIn('Asia/Jakarta');
const pontianak = actsIn('Asia/Pontianak');

/** What holds SMS back for a while, and who lets them go. */
export const sendingActs: readonly Act[] = [
  jakarta('2025-10-21T08:50', 'The national desk stops all reminders for an hour', stop),
  jakarta('2025-10-21T09:45', 'The national desk lets reminders leave again', resume),
  pontianak(
    '2025-11-03T08:30',
    'The head of BP3MI Kalimantan Barat sets a small budget for SMS',
    allow(210, 10, 'Anggaran triwulan hampir habis'),
  ),
  pontianak('2025-11-11T14:00', 'The head looks at what is left', lookAtBudget),
  pontianak('2025-11-12T10:15', 'The last reminders have not left: the head raises the budget', raise),
];
