import { type BoundRoute, route } from '#shared/http/route.ts';
import { normalisePhone } from '#shared/text/phone.ts';
import type { ReportingServices } from '../../container.ts';
import {
  changeIssueContract,
  listIssuesContract,
  listOpenIssuesContract,
  raiseIssueContract,
} from '../../contract/report-routes.ts';
import { toProblem } from '../problems.ts';
import { issueViewOf } from '../views.ts';

const raise = ({ raiseIssue }: ReportingServices) =>
  route(raiseIssueContract, async ({ params, body, actor, requestId: issueId }) => {
    const { raisedBy, phone, mayText, ...issue } = body;
    const read = phone === undefined ? undefined : normalisePhone(phone);
    if (read?.ok === false) return toProblem(read.error);
    const raiser = {
      ...(raisedBy === undefined ? {} : { name: raisedBy }),
      ...(read === undefined ? {} : { phone: read.value }),
      ...(mayText ? { mayText: true as const } : {}),
    };
    const { officeId, accountId: by } = actor;
    const raised = await raiseIssue({ ...params, ...issue, issueId, officeId, by, raiser });
    return raised.ok ? { body: issueViewOf(raised.value) } : toProblem(raised.error);
  });

const change = ({ changeIssue }: ReportingServices) =>
  route(changeIssueContract, async ({ params, body: patch, actor, version }) => {
    const changed = await changeIssue({ ...params, officeId: actor.officeId, version, patch });
    if (!changed.ok) return toProblem(changed.error);
    return { body: issueViewOf(changed.value), version: changed.value.version };
  });

const list = ({ listIssues }: ReportingServices) =>
  route(listIssuesContract, async ({ params, actor }) => {
    const found = await listIssues({ ...params, officeId: actor.officeId });
    return found.ok ? { body: { issues: found.value.map(issueViewOf) } } : toProblem(found.error);
  });

const listOpen = ({ listOpenIssues }: ReportingServices) =>
  route(listOpenIssuesContract, async ({ query, actor }) => {
    const { issues, cursor } = await listOpenIssues({ ...query, officeId: actor.officeId });
    return { body: { issues: issues.map(issueViewOf), ...(cursor === undefined ? {} : { cursor }) } };
  });

export const issueRoutes = (services: ReportingServices): BoundRoute[] => [
  raise(services),
  change(services),
  list(services),
  listOpen(services),
];
