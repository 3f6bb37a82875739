import { route } from '#shared/http/route.ts';
import type { ArrivalsServices } from '../../container.ts';
import { getManifestContract, listPeopleContract } from '../../contract/manifest-routes.ts';
import { toProblem } from '../problems.ts';
import { manifestView } from '../views.ts';

export const getManifestRoute = ({ getManifest }: Pick<ArrivalsServices, 'getManifest'>) =>
  route(getManifestContract, async ({ params, actor }) => {
    const found = await getManifest(params, actor);
    if (!found.ok) return toProblem(found.error);
    return { body: { ...manifestView(found.value.manifest), errors: [...found.value.errors] } };
  });

export const listPeopleRoute = ({ listPeople }: Pick<ArrivalsServices, 'listPeople'>) =>
  route(listPeopleContract, async ({ params, query, actor }) => {
    const listed = await listPeople({ ...params, ...query }, actor);
    if (!listed.ok) return toProblem(listed.error);
    const { items, cursor } = listed.value;
    return { body: { people: [...items], ...(cursor === undefined ? {} : { cursor }) } };
  });
