import * as z from 'zod';
import { type Problem, problem } from '#shared/http/problem.ts';
import type { Result } from '#shared/kernel/result.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { type Instant, parseDuration, parseInstant, plus } from '#shared/kernel/time.ts';
import type { MovableClock } from '../clock/movable-clock.ts';
import { answerProblem, isContentType, isSameOrigin, type LocalRoute } from './local-route.ts';
import { type HttpRequest, type HttpResponse, jsonResponse } from './request.ts';

const moveSchema = z.union([z.strictObject({ to: z.string() }), z.strictObject({ advance: z.string() })]);

/** No form of ours jumps further; a slip of the keyboard must not run the demo for a thousand years. */
const LATEST = '2100-01-01T00:00:00.000Z' as Instant;

const invalid = (): Problem =>
  problem(
    400,
    'invalid_clock_move',
    'Kirim {"to": "2025-11-12T09:00:00+07:00"} atau {"advance": "P1D"}, paling jauh sampai tahun 2099.',
  );

const backwards = (now: Instant): Problem =>
  problem(400, 'clock_moves_forward_only', `Jam tidak dapat dimundurkan. Sekarang ${now}.`);

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const formBody = (request: HttpRequest): Result<unknown, Problem> =>
  isSameOrigin(request)
    ? ok(Object.fromEntries(new URLSearchParams(request.body.toString())))
    : err(problem(403, 'foreign_page', 'Formulir ini hanya diterima dari halaman SAPA sendiri.'));

const bodyOf = (request: HttpRequest): Result<unknown, Problem> => {
  if (isContentType(request, 'application/json')) return ok(json(request.body.toString()));
  if (isContentType(request, 'application/x-www-form-urlencoded')) return formBody(request);
  return err(problem(415, 'unsupported_content_type', 'Kirim sebagai application/json.'));
};

const targetOf = (body: unknown, now: Instant): Instant | undefined => {
  const parsed = moveSchema.safeParse(body);
  if (!parsed.success) return undefined;
  if ('to' in parsed.data) return parseInstant(parsed.data.to);
  const duration = parseDuration(parsed.data.advance);
  try {
    return duration && plus(now, duration);
  } catch {
    // Beyond the last date that JavaScript knows.
    return undefined;
  }
};

const done = (request: HttpRequest, clock: MovableClock): HttpResponse =>
  isContentType(request, 'application/json')
    ? jsonResponse(200, { now: clock.now(), speed: clock.speed })
    : { status: 303, headers: { location: '/' }, body: '' };

const move = async (request: HttpRequest, clock: MovableClock): Promise<HttpResponse> => {
  const body = bodyOf(request);
  if (!body.ok) return answerProblem(body.error);
  const target = targetOf(body.value, clock.now());
  if (target === undefined || target > LATEST) return answerProblem(invalid());
  const moved = await clock.moveTo(target);
  return moved.ok ? done(request, clock) : answerProblem(backwards(moved.error.now));
};

const fixed = (): HttpResponse =>
  answerProblem(problem(409, 'clock_not_movable', 'Jam mengikuti jam komputer dan tidak dapat digeser.'));

/** `GET` tells the time; `POST` moves it and answers when all that became due is done. */
export const clockRoutes = (clock: MovableClock, movable: boolean): readonly LocalRoute[] => [
  {
    method: 'GET',
    path: '/local/clock',
    handle: async () => jsonResponse(200, { now: clock.now(), speed: clock.speed }),
  },
  {
    method: 'POST',
    path: '/local/clock',
    handle: async (request) => (movable ? move(request, clock) : fixed()),
  },
];
