import { escapeHtml } from '#shared/http/html.ts';
import { formatDate, formatDateTime, formatTime } from '#shared/text/dates.ts';
import type { Seats } from '../../domain/seats.ts';
import { item, listItem } from './layout.ts';

/** With its end: the hour when it is the same day, else the day too. */
export const whenText = ({ localStart, localEnd, zone }: Seats): string => {
  const start = formatDateTime(localStart, zone, 'page');
  if (localEnd === undefined) return start;
  if (localEnd.slice(0, 10) !== localStart.slice(0, 10))
    return `${start} sampai ${formatDateTime(localEnd, zone, 'page')}`;
  const hours = `${formatTime(localStart, zone).split(' ')[0]}-${formatTime(localEnd, zone)}`;
  return `${formatDate(localStart, 'page')} pukul ${hours}`;
};

export const placeLines = ({ venueName, venue }: Seats): readonly string[] => [
  venueName,
  ...(venue?.address === undefined ? [] : [venue.address]),
  ...(venue === undefined ? [] : [venue.regionName]),
];

const speakerLine = ({ name, position, topic }: NonNullable<Seats['speakers']>[number]): string =>
  `${name}, ${position}${topic === undefined ? '' : `: ${topic}`}`;

const contact = ({ contactName, contactPhone }: Seats): string => {
  if (contactPhone === undefined) return item('Narahubung', contactName);
  const name = contactName === undefined ? '' : `${escapeHtml(contactName)}, `;
  const dialled = contactPhone.replace(/[^\d+]/g, '');
  return `<dt>Narahubung</dt><dd>${name}<a href="tel:${dialled}">${escapeHtml(contactPhone.replace(/^\+62/, '0'))}</a></dd>`;
};

/** When, where, who invites, who speaks, whom to ask. */
export const eventFacts = (seats: Seats): string =>
  `<dl>${[
    item('Waktu', whenText(seats)),
    listItem('Tempat', placeLines(seats)),
    listItem(
      'Pengundang',
      (seats.hosts ?? []).map(({ institution }) => institution),
    ),
    listItem('Narasumber', (seats.speakers ?? []).map(speakerLine)),
    item('Untuk', [seats.audience, seats.scope].filter((part) => part !== undefined).join('; ')),
    contact(seats),
  ].join('')}</dl>`;
