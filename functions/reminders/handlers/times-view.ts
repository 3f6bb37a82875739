import type { OrderPreview } from '#functions/messaging/contract.ts';
import type { Instant, Zone } from '#shared/kernel/time.ts';
import { formatInstant } from '#shared/text/dates.ts';
import type { HandSending } from '../app/ports.ts';

const HELD: Readonly<Record<NonNullable<OrderPreview['heldFor']>, string>> = {
  quiet_hours: ' Sekarang jam tenang: SMS menunggu sampai jam tenang berakhir.',
  switched_off: ' Pengiriman sedang dihentikan petugas: SMS menunggu sampai dibuka kembali.',
  over_budget: ' Jatah SMS kantor bulan ini kurang: SMS yang tidak kebagian menunggu sampai jatah ditambah.',
};

const spanOf = (from: Instant, until: Instant, zone: Zone): string => {
  const [first, last] = [formatInstant(from, zone, 'page'), formatInstant(until, zone, 'page')];
  return first === last ? `Dikirim ${first}.` : `Dikirim mulai ${first} sampai ${last}.`;
};

/** When it goes, with the sentence for people. */
export const timesView = ({ messages, from, until, heldFor }: HandSending['told'], zone: Zone) => ({
  sendsFrom: from,
  sendsUntil: until,
  sendsWords:
    messages === 0
      ? 'Tidak ada SMS yang akan dikirim.'
      : `${spanOf(from, until, zone)}${heldFor === undefined ? '' : HELD[heldFor]}`,
  ...(heldFor === undefined ? {} : { heldFor }),
});
