// Every list is as `clausesOf` leaves words: lower case and without double letters.
const listOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** BERHENTI, STOP and UNREG, and how they are also written. */
export const STOP_WORDS = listOf('berhenti berenti brenti hentikan stop setop unreg unsub unsubscribe');

export const START_WORDS = listOf('mulai lanjut lanjutkan reg start');

/** "Jangan", "tidak" and how people shorten them; "non stop". */
export const NEGATIONS = listOf(
  'jangan jgn janganlah tidak tdk tak ga gak ngak engak enga nga gk kagak ogah belum blm bukan bkn tanpa non dont not never cant canot',
);

/** Words that may stand between a negation and what it denies: "tidak bisa di stop". */
export const HELPERS = listOf(
  'akan aku bisa boleh bole dapat di dong dulu ingin kalian kami kita lah mau minta mesti mo mw nanti perlu pernah pingin pengen pun sampai sampe saya sy suka to untuk usah ya harus kan',
);

/** What else is stopped or stops: "berhenti kerja", "bus berhenti di depan kantor", "stop kontak". */
export const OTHER_OBJECTS = listOf(
  'bekerja kerja kerjanya kerjan pekerjan sekolah kuliah merokok jualan berjualan dagang hujan hujanya kontak kontaknya dimana didepan dekat depan jadi menjadi sebagai sebentar sejenak mobil bus bis motor kendaran angkot menangis map motion watch',
);

/** "Berhenti di", "berhenti dari": a place or a job, unless SMS are spoken of. */
export const PERHAPS_OTHER = listOf('di dari');

/** What stands before it then: "one stop service", "halte bus stop", "mobil berhenti". */
export const OTHER_SUBJECTS = listOf(
  'one satu bus bis mobil motor kendaran travel angkot ojek kapal pesawat feri hujan pit ful last short halte lampu suami istri ayah anak apakah artinya arti itu maksud maksudnya kapan dimana',
);

/** Words that show that the SMS are meant. */
export const isAboutMessages = (word: string): boolean =>
  /^(sms|pesan|wa|info|notif|langanan|layanan|kirim|mengirim|dikirim|pengiriman|broadcast|promo|spam|sapa)/.test(
    word,
  );

/** Courtesy and what people say around a request; nothing that changes its meaning. */
export const COURTESY = listOf(
  'ya iya yah dong deh lah kak ka pak bpk bapak bu ibu min admin mas mbak bang tolong mohon harap coba silakan saya sy aku kami mau ingin minta lagi kembali saja aja dulu sms smsnya pesan pesanya info infonya layanan langanan berlanganan ini dari kirim kirimkan kirimi terima kasih makasih trims tks thx thanks thank you please selamat pagi siang sore malam ok oke baik asalamualaikum wasalam salam untuk utk nomor no hp semua',
);

/** Who sends; what follows names the office: "BP3MI Kalbar". */
export const SENDERS = listOf('bp3mi bp2mi p4mi kp2mi kemenp2mi sapa');
