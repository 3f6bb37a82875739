import { escapeHtml, plainPage } from '#shared/http/html.ts';
import { formatDateTime } from '#shared/text/dates.ts';
import type { AttendanceList } from '../app/read-attendance.ts';

export type DoorPage = {
  readonly list: AttendanceList;
  /** How long the link is good from now on. */
  readonly leftMs: number;
  /** Makes the keys of what is pressed on this page. */
  readonly form: string;
  readonly query: string;
  readonly from: number;
  readonly message: string | undefined;
};

const AT_ONCE = 30;

const STYLE =
  '<style>#hadir ul{list-style:none;margin:0;padding:0}#hadir li{border-top:1px solid #ccc;padding:.5rem 0;display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center}' +
  '#hadir li b{flex:1 1 6rem}#hadir li small{flex:1 1 100%;order:3}.tombol{display:flex;gap:.4rem;align-items:center}.tombol button,.tombol form{margin:0;width:auto}' +
  '.tombol button,#salah button{min-height:2.8rem;padding:.4rem .7rem;width:auto;margin:0}.ada{background:#eef6f2}em{font-style:normal;color:#0b5a3c;font-weight:600}' +
  '.baris{display:flex;gap:.5rem}.baris button{margin:0;width:auto;white-space:nowrap}label{display:block;margin-top:.6rem}.hidup .tanpa{display:none}details{margin:1rem 0}' +
  'input[type=checkbox]{width:auto}select{font:inherit;padding:.7rem;width:100%;background:#fff;border:1px solid #767676;border-radius:.4rem}summary{padding:.6rem 0;font-weight:600}</style>';

const MESSAGES: Readonly<Record<string, readonly [text: string, isMistake?: true]>> = {
  hadir: ['Sudah dicatat hadir.'],
  batal: ['Tanda hadir sudah dibatalkan.'],
  tamu: ['Tamu sudah dicatat hadir.'],
  kode: ['Kode tidak dikenal pada acara ini.', true],
  nama: ['Isi nama tamu.', true],
};

const messageBox = (message: string | undefined): string => {
  const [text, isMistake] = MESSAGES[message ?? ''] ?? [];
  return text === undefined ? '' : `<p class="box${isMistake ? ' mistake' : ''}" role="status">${text}</p>`;
};

const hidden = (name: string, value: string): string =>
  `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;

type Shown = AttendanceList['attendees'][number];

const press = (page: DoorPage, { personId, name }: Shown, on: boolean, sex = ''): string => {
  const label = on ? `Hadir ${sex}` : 'Batal';
  return `<form method="post">${hidden('form', page.form)}${hidden('aksi', on ? 'hadir' : 'batal')}${hidden('orang', personId)}${hidden('jk', sex)}${hidden('q', page.query)}<button aria-label="${label} ${escapeHtml(name)}">${label}</button></form>`;
};

const row = (page: DoorPage, person: Shown): string => {
  const { name, phone, place, code, status, since, sex } = person;
  const facts = [
    place,
    phone === undefined ? undefined : `…${phone.slice(-3)}`,
    code === undefined ? undefined : `kode ${code}`,
    status === 'walk_in' ? 'tamu' : undefined,
  ].filter((fact) => fact !== undefined);
  const buttons =
    since === undefined
      ? press(page, person, true, 'L') + press(page, person, true, 'P')
      : `<em>Hadir ${sex ?? ''}</em>${press(page, person, false)}`;
  return `<li${since === undefined ? '' : ' class="ada"'}><b>${escapeHtml(name)}</b><small>${escapeHtml(facts.join(' · '))}</small><span class="tombol">${buttons}</span></li>`;
};

const more = ({ list, from, query }: DoorPage): string => {
  const left = list.attendees.length - from - AT_ONCE;
  if (list.attendees.length === 0) return 'Nama tidak ditemukan.';
  if (left <= 0) return '';
  const search = new URLSearchParams({ dari: String(from + AT_ONCE), ...(query === '' ? {} : { q: query }) });
  return `<a href="?${escapeHtml(search.toString())}">${left} nama lagi</a>`;
};

const forms = (form: string): string => `
<form method="post" id="kode">${hidden('form', form)}${hidden('aksi', 'kode')}<label for="k">Kode peserta</label>
<div class="baris"><input id="k" name="kode" inputmode="numeric" pattern="[0-9]{4,5}" maxlength="5" autocomplete="off" required><button class="main">Catat hadir</button></div></form>`;

const guest = (form: string): string => `
<details><summary>Tamu yang belum terdaftar</summary><form method="post" id="tamu">${hidden('form', form)}${hidden('aksi', 'tamu')}
<label for="nama">Nama</label><input id="nama" name="nama" maxlength="100" required autocomplete="off">
<label for="jk">L/P</label><select id="jk" name="jk"><option value="">-</option><option value="L">Laki-laki</option><option value="P">Perempuan</option></select>
<label for="desa">Desa atau instansi</label><input id="desa" name="desa" maxlength="100" autocomplete="off">
<label for="telepon">Nomor HP (boleh kosong)</label><input id="telepon" name="telepon" type="tel" maxlength="40" autocomplete="off">
<label><input type="checkbox" name="sms" value="ya"> Bersedia menerima SMS tentang acara ini</label>
<button class="main">Catat tamu hadir</button></form></details>`;

/** The list for a phone at the door. Everything works by plain forms; the script makes it quick, and work without signal. */
export const attendancePage = (page: DoorPage): string => {
  const { list, leftMs, from, query } = page;
  const { seats, counts } = list;
  const facts = `${formatDateTime(seats.localStart, seats.zone, 'page')}, ${seats.venueName}`;
  const over = counts.overCapacity > 0 ? ` ${counts.overCapacity} orang melebihi kuota.` : '';
  return plainPage(
    `Daftar hadir: ${seats.shortName}`,
    `<p>${escapeHtml(facts)}</p>
<div id="hadir" data-event="${escapeHtml(seats.eventId)}" data-left="${leftMs}">${messageBox(page.message)}
<p class="box"><b id="jumlah">${counts.present} hadir dari ${counts.seated + counts.waiting + counts.walkIns} nama</b>${over}<br><span id="tunda" role="status"></span></p>
<ul id="salah"></ul>${forms(page.form)}
<form method="get" id="cari"><label for="q">Cari nama atau 3 angka akhir HP</label>
<div class="baris"><input id="q" name="q" maxlength="100" value="${escapeHtml(query)}" autocomplete="off"><button class="tanpa">Cari</button></div></form>
<ul id="daftar">${list.attendees
      .slice(from, from + AT_ONCE)
      .map((person) => row(page, person))
      .join('')}</ul><p id="lagi">${more(page)}</p>${guest(page.form)}</div>`,
    `${STYLE}<script src="/hadir-app.js" defer></script>`,
  );
};
