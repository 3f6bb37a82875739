/**
 * Why, in words that follow a colon. The reasons of the ledger itself, of the providers' adapters and of receipts are one
 * vocabulary: the same code means the same wherever it comes from.
 */
const WHY: Readonly<Record<string, string>> = {
  delivered: 'sudah sampai di telepon',
  superseded: 'sudah diganti dengan pesan yang lebih baru',
  cancelled: 'acara atau pendaftarannya sudah dibatalkan',
  answered: 'pemberitahuannya sudah dijawab',
  opted_out: 'nomor ini meminta berhenti',
  bundled: 'sudah dikirim sekali untuk nomor yang sama (rombongan)',
  with_others: 'menunggu SMS bersama untuk nomor yang sama (rombongan)',
  over_limit: 'nomor ini sudah menerima terlalu banyak SMS dalam waktu dekat',
  over_budget: 'anggaran SMS kantor untuk bulan itu habis',
  switched_off: 'pengiriman dihentikan petugas',
  quiet_hours: 'jam tenang',
  not_allowed_in_test: 'nomor ini di luar daftar nomor uji coba',
  too_late: 'waktunya lewat sebelum sempat dikirim',
  late_answer: 'jawaban operator datang terlambat',
  lease_lost: 'sistem terhenti saat mengirim',
  started_too_late: 'giliran kirimnya terlewat',
  not_prepared: 'sambungan ke operator belum disiapkan',
  no_credentials: 'akses ke operator belum dipasang',
  not_connected: 'operator tidak dapat dihubungi',
  private_address: 'alamat operator tidak boleh dipakai',
  throttled: 'operator sedang membatasi pengiriman',
  refused: 'operator menolak permintaan',
  invalid_parameter: 'operator menolak isi permintaan',
  timeout: 'operator tidak menjawab tepat waktu',
  connection_lost: 'jawaban operator hilang',
  provider_failed: 'operator mengalami gangguan saat mengirim',
  provider_threw: 'sambungan ke operator terputus oleh kesalahan sistem',
  no_message_id: 'operator menjawab tanpa nomor bukti',
  unexpected_answer: 'jawaban operator tidak dikenal',
  invalid_number: 'nomor tidak benar',
  invalid_message: 'operator menilai isi SMS tidak sah',
  blocked_as_spam: 'operator menganggapnya spam',
  blocked_by_carrier: 'operator memblokir SMS ini',
  destination_blacklisted: 'nomor ini ada dalam daftar hitam operator',
  phone_blacklisted: 'nomor ini ada dalam daftar hitam',
  phone_blocks_sms: 'telepon ini menolak SMS',
  phone_unreachable: 'telepon tidak terjangkau atau mati',
  carrier_unreachable: 'jaringan operator tidak terjangkau',
  over_max_price: 'harganya melebihi batas harga per SMS',
  no_quota: 'kuota SMS pada operator habis',
  unknown_error: 'telepon tidak tercapai, sebabnya tidak diketahui operator',
  other: 'operator tidak menyebut sebab yang dikenal',
};

/** A code that nobody has put into words yet is shown as it is, readable at least. */
export const why = (reason: string): string =>
  WHY[reason] ?? `kode operator "${reason.replaceAll('_', ' ')}"`;
