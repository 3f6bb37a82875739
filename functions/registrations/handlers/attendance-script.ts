/**
 * The script of the page at the door, as phones since 2016 understand it. The same file is the service worker. Each mark is an entry
 * of its own in localStorage, under the event and not the link, so that a new link takes over what an old one left behind.
 * How long the link is good is counted from when its page was made, by the phone's own clock, which may be wrong.
 */
const source = `(() => {
'use strict';
var CACHE = 'hadir-1';
var PAGES = /^\\/hadir\\/[^/]+(\\/daftar)?$/;
if (typeof document === 'undefined') {
  self.oninstall = () => self.skipWaiting();
  self.onactivate = e => e.waitUntil(self.clients.claim());
  self.onfetch = e => {
    var u = new URL(e.request.url);
    if (e.request.method !== 'GET' || u.origin !== location.origin) return;
    if (u.pathname !== '/hadir-app.js' && !PAGES.test(u.pathname)) return;
    e.respondWith(caches.open(CACHE).then(cache => {
      var key = u.origin + u.pathname;
      var net = fetch(e.request).then(res => {
        if (res.ok && !u.search) cache.put(key, res.clone());
        if (res.status === 404) cache.delete(key);
        if (res.status > 499) throw res;
        return res;
      });
      var kept = () => cache.match(key).then(found => found || net);
      var slow = new Promise(done => { setTimeout(done, 5000); }).then(kept);
      return Promise.race([net.catch(kept), slow]);
    }));
  };
  return;
}
var root = document.getElementById('hadir');
if (!root || !window.fetch || !window.localStorage || !window.crypto) return;
var path = location.pathname, prefix = 'hadir:' + root.dataset.event + ':', until = 'hadir-until:';
var people = [], busy = false, ended = false, loaded = false, size = 200, timer;
var find = id => document.getElementById(id);
var store = localStorage;

function keys(start) {
  var all = [];
  for (var i = 0; i < store.length; i += 1) if (store.key(i).indexOf(start) === 0) all.push(store.key(i));
  return all;
}
function pending() {
  return keys(prefix).map(key => JSON.parse(store.getItem(key)))
    .sort((a, b) => a.mark.at < b.mark.at ? -1 : 1);
}
function forget(of) {
  if (!window.caches) return;
  caches.open(CACHE).then(cache => { cache.delete(of); cache.delete(of + '/daftar'); });
}
var left = root.dataset.left, end = until + path;
if ((store.getItem(end) || '').split(' ')[1] !== left) store.setItem(end, Date.now() + +left + ' ' + left);
keys(until).forEach(key => {
  if (parseInt(store.getItem(key)) > Date.now()) return;
  forget(key.slice(until.length));
  store.removeItem(key);
});

function hex() {
  var bytes = crypto.getRandomValues(new Uint8Array(16)), text = '';
  for (var i = 0; i < 16; i += 1) text += ('0' + bytes[i].toString(16)).slice(-2);
  return text;
}
function note(mark) {
  mark.key = hex();
  mark.at = new Date().toISOString();
  store.setItem(prefix + mark.key, JSON.stringify({ mark: mark }));
  show();
  upload();
}
function apply(list, mark) {
  var id = mark.registrationId || mark.walkInKey, person;
  if (mark.walkIn) list.push(person = { id: mark.key, w: 1, n: mark.walkIn.name, v: mark.walkIn.village });
  else person = list.filter(one => mark.code ? one.c === mark.code : one.id === id)[0];
  if (!person) return;
  person.a = mark.present === false ? undefined : person.a || mark.at;
  if (mark.sex) person.s = mark.sex;
}
function current() {
  var list = people.map(one => Object.assign({}, one));
  pending().forEach(it => { if (!it.refused) apply(list, it.mark); });
  return list;
}
function plain(text) { return (text || '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim(); }
function fits(person, wanted) {
  if (/^\\d{3,5}$/.test(wanted)) return person.c === wanted || (person.p && wanted.slice(-3) === person.p);
  var name = ' ' + plain(person.n);
  return plain(wanted).split(' ').every(word => name.indexOf(' ' + word) >= 0);
}
function put(parent, tag, text, facts) {
  var element = parent.appendChild(document.createElement(tag));
  if (text) element.textContent = text;
  for (var name in facts) element.setAttribute(name, facts[name]);
  return element;
}
function row(list, person) {
  var item = put(list, 'li', '', person.a ? { 'class': 'ada' } : {});
  put(item, 'b', person.n);
  put(item, 'small', [person.v, person.p && '…' + person.p, person.c && 'kode ' + person.c, person.w && 'tamu']
    .filter(Boolean).join(' · '));
  var buttons = put(item, 'span', '', { 'class': 'tombol' });
  if (person.a) {
    put(buttons, 'em', 'Hadir ' + (person.s || ''));
    put(buttons, 'button', 'Batal', { type: 'button', 'data-off': person.id, 'aria-label': 'Batal ' + person.n });
  } else ['L', 'P'].forEach(sex => {
    put(buttons, 'button', 'Hadir ' + sex,
      { type: 'button', 'data-on': person.id, 'data-sex': sex, 'aria-label': 'Hadir ' + sex + ' ' + person.n });
  });
}
function show() {
  var list = current(), wanted = find('q').value.trim(), waits = pending();
  var found = wanted ? list.filter(one => fits(one, wanted)) : list;
  var place = find('daftar');
  if (loaded) {
    place.textContent = '';
    found.slice(0, 60).forEach(one => row(place, one));
    find('lagi').textContent = found.length > 60 ? (found.length - 60) + ' nama lagi: cari nama.' : found.length ? '' : 'Nama tidak ditemukan.';
    find('jumlah').textContent = list.filter(one => one.a).length + ' hadir dari ' + list.length + ' nama';
  }
  var refused = waits.filter(it => it.refused);
  find('tunda').textContent = ended ? 'Tautan ini sudah berakhir. ' + waits.length + ' tanda belum terkirim: minta tautan baru.'
    : waits.length === refused.length ? 'Semua tanda sudah terkirim.' : (waits.length - refused.length) + ' tanda menunggu sinyal.';
  var bad = find('salah');
  bad.textContent = '';
  refused.forEach(it => {
    var line = put(bad, 'li', 'Tidak dikenal: ' + (it.mark.code || (it.mark.walkIn || {}).name || 'peserta') + ' ');
    put(line, 'button', 'Hapus', { type: 'button', 'data-drop': it.mark.key });
  });
}
function settle(outcomes) {
  outcomes.forEach(one => {
    var key = prefix + one.key, it = JSON.parse(store.getItem(key));
    if (!it) return;
    if (one.outcome === 'recorded' || one.outcome === 'repeated') { apply(people, it.mark); store.removeItem(key); }
    else { it.refused = 1; store.setItem(key, JSON.stringify(it)); }
  });
}
function again() { clearTimeout(timer); if (!ended) timer = setTimeout(() => upload(true), 20000); }
function dead(res) {
  if (res.status !== 404) return;
  ended = true;
  forget(path);
}
function upload(thenLoad) {
  if (busy || ended) return;
  var marks = pending().filter(it => !it.refused).slice(0, size).map(it => it.mark);
  if (!marks.length) { size = 200; if (thenLoad) load(); return again(); }
  busy = true;
  fetch(path + '/tanda', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ marks: marks }) })
    .then(res => {
      dead(res);
      if (res.status === 400 && size === 1) return { outcomes: [{ key: marks[0].key }] };
      if (res.status === 400) { size = 1; return { outcomes: [] }; }
      return res.ok ? res.json() : undefined;
    })
    .then(told => { busy = false; if (told) { settle(told.outcomes); upload(true); } else again(); show(); },
      () => { busy = false; again(); show(); });
}
function load() {
  fetch(path + '/daftar').then(res => { dead(res); return res.ok ? res.json() : undefined; })
    .then(told => { if (told) { people = told.people; loaded = true; } show(); again(); }, again);
}
root.addEventListener('click', e => {
  var on = e.target.getAttribute('data-on'), off = e.target.getAttribute('data-off'), drop = e.target.getAttribute('data-drop');
  if (drop) { store.removeItem(prefix + drop); show(); }
  var id = on || off;
  if (!id) return;
  var mark = { present: !!on }, isWalkIn = current().some(one => one.id === id && one.w);
  mark[isWalkIn ? 'walkInKey' : 'registrationId'] = id;
  if (on) mark.sex = e.target.getAttribute('data-sex');
  note(mark);
});
root.addEventListener('submit', e => {
  var form = e.target, field = name => form.elements[name].value.trim();
  try {
    if (form.id === 'kode' && /^\\d{4,5}$/.test(field('kode'))) note({ code: field('kode') });
    else if (form.id === 'tamu' && field('nama')) {
      var walkIn = { name: field('nama') };
      if (field('telepon')) walkIn.phone = field('telepon');
      if (field('desa')) walkIn.village = field('desa');
      if (form.elements.sms.checked) walkIn.mayText = true;
      note(field('jk') ? { walkIn: walkIn, sex: field('jk') } : { walkIn: walkIn });
    } else if (form.id !== 'cari') return;
    e.preventDefault();
    if (form.id !== 'cari') form.reset();
  } catch (full) { return; }
});
find('q').addEventListener('input', show);
window.addEventListener('online', () => upload(true));
root.className = 'hidup';
load();
upload();
if (navigator.serviceWorker) navigator.serviceWorker.register('/hadir-app.js', { scope: '/hadir/' }).then(() => caches.open(CACHE)).then(cache => cache.addAll([path, path + '/daftar', '/hadir-app.js'])).catch(() => {});
})();
`;

/** Without the blanks at the beginnings of its lines: a sixth of it. */
export const attendanceScript = source.replace(/\n\s+/g, '\n');
