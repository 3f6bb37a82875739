import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { escapeHtml, pageHeaders, plainPage } from '../html.ts';
import type { Problem } from '../problem.ts';

const asJson = (problem: Problem): APIGatewayProxyStructuredResultV2 => ({
  statusCode: problem.status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({
    type: 'about:blank',
    title: problem.code.replaceAll('_', ' '),
    status: problem.status,
    code: problem.code,
    detail: problem.detail,
    ...(problem.errors === undefined ? {} : { errors: problem.errors }),
    ...problem.extra,
  }),
});

const asPage = (problem: Problem): APIGatewayProxyStructuredResultV2 => ({
  statusCode: problem.status,
  headers: pageHeaders,
  body: plainPage(
    'Permintaan tidak dapat diproses',
    `<p class="box mistake">${escapeHtml(problem.detail)}</p>`,
  ),
});

/** RFC 9457 for programs; a plain page for somebody who followed a link. */
export const problemResponse = (
  problem: Problem,
  wants: 'json' | 'html',
): APIGatewayProxyStructuredResultV2 => (wants === 'html' ? asPage(problem) : asJson(problem));
