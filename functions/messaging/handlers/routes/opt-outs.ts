import { route } from '#shared/http/route.ts';
import type { Clock } from '#shared/kernel/time.ts';
import type { RecordOptIn } from '../../app/opt-in.ts';
import type { RecordOptOut } from '../../app/opt-out.ts';
import { recordOptOutContract, undoOptOutContract } from '../../contract/opt-out-routes.ts';
import { aboutOf } from './opt-out-about.ts';
import { optOutProblem } from './opt-out-problems.ts';

type Platform = { readonly platform: { readonly clock: Clock } };
export const recordOptOutRoute = ({
  recordOptOut,
  platform,
}: Platform & { readonly recordOptOut: RecordOptOut }) =>
  route(recordOptOutContract, async ({ body, actor }) => {
    const about = aboutOf(body);
    if (!about.ok) return optOutProblem(about.error);
    const { phone, scope } = about.value;
    const said = { at: platform.clock.now(), by: actor.accountId, reason: body.reason };
    const saved = await recordOptOut(phone, { scope, channel: 'staff', ...said });
    return saved.ok ? { body: { phone, optOut: saved.value } } : optOutProblem(saved.error);
  });

export const undoOptOutRoute = ({
  recordOptIn,
  platform,
}: Platform & { readonly recordOptIn: RecordOptIn }) =>
  route(undoOptOutContract, async ({ body, actor }) => {
    const about = aboutOf(body);
    if (!about.ok) return optOutProblem(about.error);
    const { phone, scope } = about.value;
    const undone = { at: platform.clock.now(), by: actor.accountId, reason: body.reason };
    const saved = await recordOptIn(phone, scope, undone);
    return saved.ok ? { body: { phone, optOut: saved.value } } : optOutProblem(saved.error);
  });
