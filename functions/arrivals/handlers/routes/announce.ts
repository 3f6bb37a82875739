import { route } from '#shared/http/route.ts';
import type { ArrivalsServices } from '../../container.ts';
import { announceContract } from '../../contract/arrival-routes.ts';
import { toProblem } from '../problems.ts';
import { arrivalView, manifestView, noticeView, shareView } from '../views.ts';

export const announceRoute = ({ announce, platform }: Pick<ArrivalsServices, 'announce' | 'platform'>) =>
  route(announceContract, async ({ params, body, version, actor }) => {
    const { officeId } = actor;
    const done = await announce({ ...params, ...body, version, officeId });
    if (!done.ok) return toProblem(done.error);
    const { arrival, manifest, notices, told } = done.value;
    const now = platform.clock.now();
    return {
      version: arrival.version,
      body: {
        arrival: arrivalView(arrival),
        manifest: manifestView(manifest),
        shares: manifest.shares.map(shareView),
        notices: notices.map((notice) => noticeView(notice, arrival, now)),
        told: [...told],
      },
    };
  });
