import type { Intent, Order, Recipient } from '#functions/messaging/contract.ts';
import { instantFromMillis, type LocalDateTime } from '#shared/kernel/time.ts';
import { type EventChange, type EventPlan, HOUR, HOURS_AHEAD, type NoticePlan } from './plan.ts';

/** Reminders and changes are of no use in the last half hour. */
const LEAST_NOTICE_MS = 30 * 60_000;

const NOTICE_MS = 72 * HOUR;

const wall = (millis: number, zone: EventPlan['office']['zone']): LocalDateTime =>
  instantFromMillis(millis + HOURS_AHEAD[zone] * HOUR).slice(0, 16) as LocalDateTime;

const eventWords = ({ office }: EventPlan) => ({
  sender: office.id.toUpperCase().replace('-', ' '),
  event: 'Sosialisasi Migrasi Aman',
  zone: office.zone,
});

const addressed = ({ id, office, startsAt }: EventPlan, version: number, dueAt: number) => ({
  subject: `event:${id}`,
  version,
  officeId: office.id,
  dueAt: instantFromMillis(dueAt),
  notAfter: instantFromMillis(startsAt - LEAST_NOTICE_MS),
  unlessStopped: true as const,
});

export const reminderOrder = (plan: EventPlan, version: number): Order => {
  const { id, office, startsAt, dueAt } = plan;
  const about = addressed(plan, version, dueAt);
  return {
    ...about,
    kind: 'reminder',
    rule: 'P1D',
    params: { ...eventWords(plan), local: wall(startsAt, office.zone), venue: 'Aula Kantor Camat' },
    guards: [{ gate: `event:${id}`, version }],
    quiet: { from: '20:00', to: '07:00', zone: office.zone, latest: about.notAfter, otherwise: 'drop' },
  };
};

export const changeOrder = (plan: EventPlan, { kind, at }: EventChange, version: number): Order => {
  const { id, office, startsAt } = plan;
  const about = { ...addressed(plan, version, at), rule: 'change' };
  const local = wall(startsAt, office.zone);
  const guard = { gate: `event:${id}`, version };
  if (kind === 'event_cancelled')
    return {
      ...about,
      kind,
      params: { ...eventWords(plan), local },
      guards: [{ ...guard, evenIfClosed: true }],
    };
  const moved = { oldLocal: local, newLocal: wall(startsAt + HOUR, office.zone) };
  const venues = { oldVenue: 'Aula Kantor Camat', newVenue: 'Balai Desa' };
  return { ...about, kind, params: { ...eventWords(plan), ...moved, ...venues }, guards: [guard] };
};

export const noticeIntent = (
  { id, office }: NoticePlan,
  person: Recipient,
  at: number,
  rung: number,
): Intent => ({
  kind: 'escalation',
  subject: `notice:${id}`,
  version: 1,
  rule: `rung-${rung}`,
  ...person,
  officeId: office.id,
  params: {
    sender: office.id.toUpperCase().replace('-', ' '),
    people: '26',
    manner: 'deportasi',
    region: 'JATIM',
    checkpoint: 'PLBN Entikong',
    phase: 'arrived',
    local: wall(at, office.zone),
    zone: office.zone,
    reference: 'KB-2510-017',
    link: 'https://sapa.example/k/7Kq2MzAb3xY',
    rung: String(rung),
  },
  dueAt: instantFromMillis(at),
  notAfter: instantFromMillis(at + NOTICE_MS),
  guards: [{ gate: `notice:${id}`, version: 1 }],
  resendOnce: true,
});
