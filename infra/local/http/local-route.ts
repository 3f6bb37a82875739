import { type Problem, problem } from '#shared/http/problem.ts';
import { problemResponse } from '#shared/http/stack/problem-response.ts';
import type { HttpRequest, HttpResponse } from './request.ts';

/** A route of the embedded run alone, absent on AWS. Reached only by a loopback name. */
export type LocalRoute = {
  readonly method: 'GET' | 'POST';
  readonly path: `/${string}`;
  readonly handle: (request: HttpRequest) => Promise<HttpResponse>;
};

const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/** False for a foreign name that somebody's DNS points at this machine. */
export const isLoopbackHost = ({
  headers,
}: {
  readonly headers: { readonly host?: string | undefined };
}): boolean => LOOPBACK_HOST.test(headers.host ?? '');

/**
 * True when a page of this very server sent it; a foreign page can forge neither header. `Origin` counts only where the
 * browser does not send the other: it is `null` on a page that tells its address to nobody.
 */
export const isSameOrigin = ({ headers }: HttpRequest): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers['origin'] === `http://${headers['host']}`;
};

export const isContentType = ({ headers }: HttpRequest, type: string): boolean =>
  headers['content-type']?.split(';')[0]?.trim().toLowerCase() === type;

export const answerProblem = (is: Problem): HttpResponse => {
  const { statusCode = is.status, headers = {}, body = '' } = problemResponse(is, 'json');
  return { status: statusCode, headers: headers as Record<string, string>, body };
};

export const foreignHost = (): HttpResponse =>
  answerProblem(
    problem(403, 'foreign_host', 'Alamat ini hanya dapat dibuka sebagai localhost di komputer ini sendiri.'),
  );
