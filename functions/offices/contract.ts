/** What other contexts, infrastructure and tests may use of offices: who is where, and who answers for whom. */
export { type OfficesReader, officesReader } from './adapters/offices-reader.ts';
export { seedOffices } from './adapters/seed-offices.ts';
export { seedVillages } from './adapters/seed-villages.ts';
export { villagesReader } from './adapters/villages-reader.ts';
export { officesFunctions } from './contract/functions.ts';
export { listCheckpointsContract, listOfficesContract } from './contract/routes.ts';
export { type Region, region, searchRegions } from './data/regions.ts';
export type { Contact, Office } from './domain/directory.ts';
export { routeRegion } from './domain/routing.ts';
export { zoneOfRegion } from './domain/zone.ts';
