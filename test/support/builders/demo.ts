import type { ArrivalView, ManifestView, NoticeView } from '#functions/arrivals/contract.ts';
import type { EventView } from '#functions/events/contract.ts';
import type { LedgerMessage } from '#functions/messaging/contract.ts';
import type { ArrivalFacts, EventFacts, Facts } from '#infra/local/demo/audit/facts.ts';
import type { Budget, OptOut, Person, Registration } from '#infra/local/demo/audit/reading.ts';
import type { SentSms } from '#infra/local/demo/client/demo-client.ts';
import type { Instant } from '#shared/kernel/time.ts';

const EVENT = 'event:e1';
const NOTICE = 'notice:n1';

export const sentSms = (overrides: Partial<SentSms> = {}): SentSms => ({
  id: 'sms-1',
  to: '+628601',
  text: 'BP3MI Kalbar: Mengingatkan, Rapat, Kamis 13-11-2025 pkl 09.00 WIB di Aula.',
  parts: 1,
  reference: `reminder|${EVENT}|1|P1D|r1`,
  acceptedAt: '2025-11-12T02:00:00.000Z',
  ...overrides,
});

export const ledgerMessage = (overrides: Partial<LedgerMessage> = {}): LedgerMessage => ({
  key: `reminder|${EVENT}|1|P1D|r1`,
  kind: 'reminder',
  subject: EVENT,
  version: 1,
  rule: 'P1D',
  recipient: 'r1',
  officeId: 'bp3mi-kalbar',
  state: 'accepted',
  words: 'Diterima operator',
  to: '+628601',
  dueAt: '2025-11-12T02:00:00.000Z',
  createdAt: '2025-11-12T02:00:00.000Z',
  attempts: 1,
  history: [],
  ...overrides,
});

export const demoRegistration = (overrides: Partial<Registration> = {}): Registration => ({
  registrationId: 'r1',
  eventId: 'e1',
  name: 'Adi Buanata',
  phone: '+628601',
  status: 'seated',
  registeredAt: '2025-11-01T02:00:00.000Z',
  ...overrides,
});

const eventView = {
  eventId: 'e1',
  status: 'published',
  startsAt: '2025-11-13T02:00:00.000Z',
  timeZone: 'Asia/Pontianak',
  capacity: 1,
  seatsPer: 'person',
  reminderRules: ['P1D'],
  quietHours: { from: '20:00', to: '07:00' },
  seats: { capacity: 1, seated: 1, waiting: 0, overbooked: false },
} as EventView; // The auditor reads no other field.

export const eventFacts = (overrides: Partial<EventFacts> = {}): EventFacts => ({
  event: eventView,
  registrations: [demoRegistration()],
  messages: [ledgerMessage()],
  ...overrides,
});

export const demoPerson = (overrides: Partial<Person> = {}): Person => ({
  row: 2,
  name: 'Erna Kartolo',
  sex: 'P',
  age: 30,
  category: 'adult',
  unaccompanied: false,
  documentNumber: 'CONTOH-SPLP-0001',
  provinceCode: '35',
  officeId: 'bp3mi-jatim',
  kind: 'deportation',
  medical: false,
  ...overrides,
});

const share = {
  officeId: 'bp3mi-jatim',
  people: 1,
  children: 0,
  medical: 0,
  unaccompanied: 0,
  provinces: [{ provinceCode: '35', people: 1 }],
};

export const demoNotice = (overrides: Partial<NoticeView> = {}): NoticeView => ({
  noticeId: 'n1',
  arrivalId: 'a1',
  reference: 'KB-2510-001',
  checkpointId: 'plbn-entikong',
  officeId: 'bp3mi-jatim',
  manifestVersion: 1,
  correction: false,
  state: 'acknowledged',
  share,
  rung: 1,
  repeats: 0,
  announcedAt: '2025-10-15T07:45:00.000Z' as Instant,
  ageMinutes: 7,
  acknowledgement: { by: 'Siti Khumairah', channel: 'api', at: '2025-10-15T07:52:00.000Z' as Instant },
  laterAcknowledgements: [],
  ...overrides,
});

export const arrivalFacts = (overrides: Partial<ArrivalFacts> = {}): ArrivalFacts => ({
  arrival: { reference: 'KB-2510-001', expectedPeople: 1 } as ArrivalView, // The auditor reads no other field.
  checkpoint: 'PLBN Entikong',
  offices: new Map([['bp3mi-jatim', 'BP3MI Jatim']]),
  manifest: { people: 1, children: 0, shares: [share] } as unknown as ManifestView, // Nor here.
  people: [demoPerson()],
  notices: [demoNotice()],
  messages: [
    ledgerMessage({ key: `arrival_notice|${NOTICE}|1|rung-1|c1`, kind: 'arrival_notice', subject: NOTICE }),
  ],
  ...overrides,
});

export const demoOptOut = (overrides: Partial<OptOut> = {}): OptOut => ({
  scope: EVENT,
  channel: 'link',
  at: '2025-11-10T05:00:00.000Z',
  by: 'participant',
  ...overrides,
});

export const demoBudget = (overrides: Partial<Budget> = {}): Budget => ({
  officeId: 'bp3mi-kalbar',
  month: '2025-11',
  limit: 100,
  floor: 10,
  reserved: 0,
  spent: 2,
  left: 88,
  leftForNotices: 98,
  over: 0,
  percent: 2,
  state: 'ok',
  version: 0,
  changes: [],
  ...overrides,
});

/** One event with one seat and one reminder, one arrival of one person: nothing in it is wrong. */
export const demoFacts = (overrides: Partial<Facts> = {}): Facts => ({
  outbox: [
    sentSms(),
    sentSms({
      reference: `arrival_notice|${NOTICE}|1|rung-1|c1`,
      to: '+628602',
      text: 'P4MI Sanggau: 1 PMI deportasi asal JATIM',
      acceptedAt: '2025-10-15T07:45:00.000Z',
    }),
  ],
  events: [eventFacts()],
  arrival: arrivalFacts(),
  switchChanges: [],
  optOuts: new Map(),
  budgets: [demoBudget()],
  ...overrides,
});
