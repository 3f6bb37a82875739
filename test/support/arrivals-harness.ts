import { type ArrivalsServices, arrivalsServices } from '#functions/arrivals/container.ts';
import { seedOffices } from '#functions/offices/contract.ts';
import type { Platform } from '#shared/aws/platform.ts';
import type { LocalDateTime } from '#shared/kernel/time.ts';
import { type TestPlatform, testPlatform } from './test-platform.ts';

export const postOfficer = {
  accountId: 'duty-entikong',
  officeId: 'p4mi-sanggau',
  roles: ['duty_officer'],
} as const;
export const officer = (office: string) =>
  ({ accountId: `officer-${office}`, officeId: `bp3mi-${office}`, roles: ['duty_officer'] }) as const;
export const nationalDesk = {
  accountId: 'national-desk',
  officeId: 'kemenp2mi',
  roles: ['national_desk'],
} as const;

export type ArrivalsHarness = {
  readonly platform: TestPlatform;
  readonly services: ArrivalsServices;
  readonly record: () => Promise<string>;
  /** Gives back the manifest version. */
  readonly upload: (arrivalId: string, text: string) => Promise<number>;
  readonly announce: (
    arrivalId: string,
    version: number,
    manifestVersion: number,
  ) => ReturnType<ArrivalsServices['announce']>;
};

/** The arrivals context on the real store with the seeded directory. */
export const arrivalsHarness = async (overrides: Partial<Platform> = {}): Promise<ArrivalsHarness> => {
  const platform = testPlatform(overrides, '2025-10-16T02:00:00.000Z');
  await seedOffices(platform.table, platform.clock.now());
  const services = arrivalsServices(platform);

  const record = async () => {
    const recorded = await services.recordArrival({
      arrivalId: platform.ids.id(),
      actor: postOfficer,
      checkpointId: 'plbn-entikong',
      kind: 'deportation',
      origin: { country: 'MY', state: 'Sarawak' },
      expectedLocal: '2025-10-16T10:36' as LocalDateTime,
    });
    if (!recorded.ok) throw new Error(recorded.error.kind);
    return recorded.value.arrivalId;
  };

  const upload = async (arrivalId: string, text: string) => {
    const uploadId = platform.ids.id();
    const imported = await services.importManifest({ arrivalId, uploadId, actor: postOfficer, text });
    if (!imported.ok) throw new Error(imported.error.kind);
    return imported.value.manifest.version;
  };

  const announce: ArrivalsHarness['announce'] = (arrivalId, version, manifestVersion) =>
    services.announce({ arrivalId, version, manifestVersion, officeId: postOfficer.officeId });

  return { platform, services, record, upload, announce };
};
