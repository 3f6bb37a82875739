import type { EventKind, EventStatus, HostKind, VenueKind } from './event.ts';

const VENUES: Readonly<Record<VenueKind, string>> = {
  village_hall: 'Balai desa',
  village_office: 'Kantor desa atau kelurahan',
  district_office: 'Kantor kecamatan',
  regency_office: 'Kantor pemerintah kabupaten atau kota',
  service_office: 'Kantor BP3MI atau P4MI',
  hotel: 'Hotel',
  school: 'Sekolah',
  campus: 'Kampus',
  place_of_worship: 'Rumah ibadah',
  company: 'Kantor perusahaan',
  other: 'Lainnya',
};

const isVenueKind = (text: string): text is VenueKind => Object.hasOwn(VENUES, text);

/** For people; what an older event's organiser wrote stays as it is. */
export const venueKindWords = (kind: string): string => (isVenueKind(kind) ? VENUES[kind] : kind);

const HOSTS: Readonly<Record<HostKind, string>> = {
  bp3mi: 'BP3MI',
  dinas: 'Dinas',
  member_of_parliament: 'Anggota DPR',
  school: 'Sekolah',
  other: 'Lainnya',
};

export const hostKindWords = (kind: HostKind): string => HOSTS[kind];

const EVENTS: Readonly<Record<EventKind, string>> = {
  sosialisasi: 'Sosialisasi',
  coordination_meeting: 'Rapat koordinasi',
  training: 'Pelatihan',
  visit: 'Kunjungan',
};

export const eventKindWords = (kind: EventKind): string => EVENTS[kind];

const STATUSES: Readonly<Record<EventStatus, string>> = {
  draft: 'Rancangan',
  published: 'Diterbitkan',
  held: 'Terlaksana',
  reported: 'Dilaporkan',
  cancelled: 'Dibatalkan',
};

export const statusWords = (status: EventStatus): string => STATUSES[status];
