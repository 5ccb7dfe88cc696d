"""Stories of our own with every direct quote labelled: (how it begins, who said it). A blank line parts "
"paragraphs."""

from __future__ import annotations

SPOKEN: tuple[tuple[str, str, tuple[tuple[str, str | None], ...]], ...] = (
    (
        "name after the verb, then a pronoun",
        (
            "Banjir merendam dua desa. “Kami sudah membuka tiga dapur umum sejak pagi,” ujar Rahmat Hidayat, Minggu."
            "\n\n“Air masih naik,” katanya."
        ),
        (("Kami sudah membuka", "Rahmat Hidayat"), ("Air masih naik", "Rahmat Hidayat")),
    ),
    (
        "office and name with a comma",
        (
            "“Stok beras cukup sampai lebaran,” kata Kepala Dinas Perdagangan Kota Banjarmasin, Siti Maryam, di "
            "kantornya."
        ),
        (("Stok beras cukup", "Siti Maryam"),),
    ),
    (
        "office and name without a comma",
        "“Jembatan itu selesai tahun depan,” jelas Bupati Banjar Khairul Anwar saat meninjau lokasi.",
        (("Jembatan itu selesai", "Khairul Anwar"),),
    ),
    (
        "indirect speech names the speaker",
        (
            "Ketua panitia, Hendra Gunawan, mengatakan lomba diikuti seratus perahu.\n\n"
            "“Tahun ini pesertanya dua kali lipat,” tuturnya. “Kami sampai menambah hari.”"
        ),
        (("Tahun ini pesertanya", "Hendra Gunawan"), ("Kami sampai menambah", "Hendra Gunawan")),
    ),
    (
        "last name completes",
        (
            "Direktur rumah sakit itu, dr. Fitri Wulandari, menyampaikan laporan.\n\n"
            "“Seluruh ruang isolasi sudah kosong,” kata Fitri, Senin (3/2)."
        ),
        (("Seluruh ruang isolasi", "Fitri Wulandari"),),
    ),
    (
        "split quote",
        "“Kami menunggu lama,” kata Aminah, “dan tidak ada yang datang.”",
        (("Kami menunggu lama", "Aminah"), ("dan tidak ada", "Aminah")),
    ),
    (
        "cue before with a colon",
        "Yusuf Mansyur menegaskan: “Tidak ada toleransi untuk pungutan liar di sekolah.”",
        (("Tidak ada toleransi", "Yusuf Mansyur"),),
    ),
    (
        "cue before with a comma and a link",
        "Gubernur Sahrul Akbar mengatakan bahwa “pembangunan harus sampai ke desa paling jauh”.",
        (("pembangunan harus sampai", "Sahrul Akbar"),),
    ),
    (
        "menurut",
        "Menurut Nurhayati, “harga cabai turun karena panen raya di tiga kabupaten.”",
        (("harga cabai turun", "Nurhayati"),),
    ),
    (
        "straight marks",
        '"Kami akan lapor polisi besok pagi," ucap Dedi Irawan. "Buktinya sudah lengkap," tambahnya.',
        (("Kami akan lapor", "Dedi Irawan"), ("Buktinya sudah lengkap", "Dedi Irawan")),
    ),
    (
        "spaces inside straight marks",
        'Warga resah. " Setiap malam listrik padam dua jam ," keluh Sulaiman.',
        (("Setiap malam listrik", "Sulaiman"),),
    ),
    (
        "closing mark used to open",
        "Pasar akan dipindah.” Pedagang harus mendapat tempat yang layak,” ujar Anita Sari.",
        (("Pedagang harus mendapat", "Anita Sari"),),
    ),
    (
        "opening mark used to close",
        "“Semua jalan sudah dibuka kembali,“ terang Kapolres Banjarbaru AKBP Doni Saputra.",
        (("Semua jalan sudah", "Doni Saputra"),),
    ),
    (
        "closing mark missing",
        "“Kami berharap hujan segera reda, kata Ismail di pengungsian.",
        (("Kami berharap hujan", "Ismail"),),
    ),
    (
        "beliau and dia",
        (
            "Wakil Wali Kota Arifin Noor hadir dan mengatakan sangat senang.\n\n"
            "“Kota ini milik kita bersama,” ucap beliau.\n\n"
            "“Mari kita jaga sungai kita,” kata dia."
        ),
        (("Kota ini milik", "Arifin Noor"), ("Mari kita jaga", "Arifin Noor")),
    ),
    (
        "two speakers in turn",
        (
            "“Kami menolak tambang itu,” kata Rusdi, warga Desa Hantakan.\n\n"
            "“Izinnya belum keluar,” sahut Camat Hantakan, Junaidi.\n\n“Kami tetap menolak,” balas Rusdi."
        ),
        (("Kami menolak tambang", "Rusdi"), ("Izinnya belum keluar", "Junaidi"), ("Kami tetap menolak", "Rusdi")),
    ),
    (
        "said after with a pointed noun",
        (
            "Aktivis Walhi, Kisworo Adi, berbicara di depan gedung. Kisworo menyebutkan banyak lubang tambang.\n\n"
            "“Lubangnya tidak pernah ditutup lagi,” ungkap pria asal Kotabaru itu."
        ),
        (("Lubangnya tidak pernah", "Kisworo Adi"),),
    ),
    (
        "ends in a question",
        "“Siapa yang mau tinggal di sini?” tanya Mariani.",
        (("Siapa yang mau", "Mariani"),),
    ),
    (
        "whole paragraph goes on",
        (
            "“Kami bekerja siang malam,” kata Ardiansyah.\n\n“Seluruh anggota sudah seminggu tidak pulang ke rumah "
            "mereka.”"
        ),
        (("Kami bekerja siang", "Ardiansyah"), ("Seluruh anggota sudah", "Ardiansyah")),
    ),
    (
        "a passive with oleh",
        "“Anggaran akan ditambah pada tahun depan,” demikian disampaikan oleh Sekretaris Daerah, Roy Rizali.",
        (("Anggaran akan ditambah", "Roy Rizali"),),
    ),
    (
        "Malay",
        "“Kerajaan akan memberi bantuan segera kepada mangsa,” kata Menteri Kewangan, Ahmad Zaki.",
        (("Kerajaan akan memberi", "Ahmad Zaki"),),
    ),
    (
        "nobody is named",
        "“Tolong selamatkan anak-anak kami dari asap ini!” Teriakan itu terdengar sampai ke jalan.",
        (("Tolong selamatkan anak", None),),
    ),
    (
        "said Name",
        "“The bridge will open in March,” said Laura Bennett, the city's chief engineer.",
        (("The bridge will open", "Laura Bennett"),),
    ),
    (
        "Name said",
        "“We did not see it coming,” Mayor Peter Olsen said on Tuesday. “Nobody did.”",
        (("We did not see", "Peter Olsen"), ("Nobody did", "Peter Olsen")),
    ),
    (
        "name, office, said",
        (
            "“The river has never been this high,” Grace Lin, a hydrologist at the national weather agency, told "
            "reporters."
        ),
        (("The river has never", "Grace Lin"),),
    ),
    (
        "age between",
        "“I lost everything,” Maria Lopez, 45, a teacher from the valley, said through tears.",
        (("I lost everything", "Maria Lopez"),),
    ),
    (
        "he and she said",
        (
            "Police Chief Karen Doyle announced the arrests at noon.\n\n“It took us two years,” she said.\n\n"
            "“And it is not over,” she added."
        ),
        (("It took us two", "Karen Doyle"), ("And it is not", "Karen Doyle")),
    ),
    (
        "last name later",
        "Tom Becker, who runs the harbour, said trade was slow. “Ships wait for days,” Becker said.",
        (("Ships wait for days", "Tom Becker"),),
    ),
    (
        "English split",
        "“If we wait,” said Amira Haddad, “we will lose the coast.”",
        (("If we wait", "Amira Haddad"), ("we will lose", "Amira Haddad")),
    ),
    (
        "said with a colon",
        "Governor Alan Reyes said: “Nobody will be left behind.” He added: “That is a promise.”",
        (("Nobody will be left", "Alan Reyes"), ("That is a promise", "Alan Reyes")),
    ),
    (
        "told us that",
        "Nadia Rahman told the council that “the water is not safe to drink in any of the villages.”",
        (("the water is not", "Nadia Rahman"),),
    ),
    (
        "according to",
        "According to Daniel Kim, “the market has not seen such a year since the war.”",
        (("the market has not", "Daniel Kim"),),
    ),
    (
        "straight English",
        '"We are closing the school," Principal Joan Meyer wrote in a letter. "Parents were told last night."',
        (("We are closing", "Joan Meyer"), ("Parents were told", "Joan Meyer")),
    ),
    (
        "British single marks",
        "‘It’s the worst season I’ve known,’ said Harry Walsh, who farms near the coast.",
        (("It’s the worst", "Harry Walsh"),),
    ),
    (
        "a second speaker answers",
        "“They lied to us,” said Joe Marsh. His neighbour, Ellen Price, disagreed: “They did what they could.”",
        (("They lied to us", "Joe Marsh"), ("They did what", "Ellen Price")),
    ),
    (
        "an institution speaks",
        "“All flights are cancelled until Friday,” the airport said in a statement.",
        (("All flights are", "the airport"),),
    ),
    (
        "first person",
        "“Where were you that night?” I asked.",
        (("Where were you", None),),
    ),
    (
        "a quote that runs over two paragraphs",
        (
            "“We built this house with our own hands,” said Omar Saleh. “It stood for thirty years.\n\n"
            "“Now there is nothing left of it.”"
        ),
        (
            ("We built this house", "Omar Saleh"),
            ("It stood for thirty", "Omar Saleh"),
            ("Now there is nothing", "Omar Saleh"),
        ),
    ),
    (
        "question and answer in prose",
        "“Will you resign?” asked Ruth Adler. “No, I will not,” replied Senator Frank Boyd.",
        (("Will you resign", "Ruth Adler"), ("No, I will not", "Frank Boyd")),
    ),
    (
        "nested marks",
        "“She told me ‘never again’ and walked out,” said Paul Greene.",
        (("She told me", "Paul Greene"),),
    ),
    (
        "German",
        (
            "„Wir müssen die Deiche sofort erhöhen“, sagte Bürgermeisterin Anna Krüger am Montag. „Sonst ist es zu "
            "spät.“"
        ),
        (("Wir müssen die Deiche", "Anna Krüger"), ("Sonst ist es", "Anna Krüger")),
    ),
    (
        "French",
        (
            "« Nous n’avons plus d’eau depuis mardi », explique Claire Moreau, maire du village. « C’est intenable "
            "», dit-elle."
        ),
        (("Nous n’avons plus", "Claire Moreau"), ("C’est intenable", "Claire Moreau")),
    ),
    (
        "Spanish",
        "«La sequía no ha terminado», dijo Carmen Ruiz, alcaldesa de la ciudad. “Pedimos ayuda”, añadió.",
        (("La sequía no ha", "Carmen Ruiz"), ("Pedimos ayuda", "Carmen Ruiz")),
    ),
    (
        "Portuguese",
        "“A chuva destruiu a ponte”, disse João Batista. “Precisamos de ajuda agora”, completou ele.",
        (("A chuva destruiu", "João Batista"), ("Precisamos de ajuda", "João Batista")),
    ),
    (
        "Dutch",
        "“We wachten al drie jaar op een antwoord”, zei Pieter Bakker. “Het is genoeg geweest”, zegt hij.",
        (("We wachten al drie", "Pieter Bakker"), ("Het is genoeg", "Pieter Bakker")),
    ),
    (
        "guillemets the other way",
        "»Das Wasser kam in der Nacht«, sagte Jonas Weber.",
        (("Das Wasser kam", "Jonas Weber"),),
    ),
    (
        "Swedish marks",
        "”Vi har väntat länge på det här”, säger Karin Lund.",
        (("Vi har väntat", "Karin Lund"),),
    ),
    (
        "tweet",
        "“Terima kasih atas semua doa dan dukungannya,” tulis Raisa di akun media sosialnya.",
        (("Terima kasih atas", "Raisa"),),
    ),
    (
        "degrees after the name",
        (
            "“Hasil panen naik dua puluh persen,” kata H. Zainal Abidin, S.P., M.Si., Kepala Dinas Pertanian.\n\n"
            "Zainal Abidin, S.P., menambahkan, “Petani mulai memakai pupuk organik.”"
        ),
        (("Hasil panen naik", "Zainal Abidin"), ("Petani mulai memakai", "Zainal Abidin")),
    ),
    (
        "the office stands for its holder",
        (
            "Wali Kota Lisa Halaby membuka acara dan mengatakan kota siap.\n\n“Semua sudah kita siapkan,” kata Wali "
            "Kota."
        ),
        (("Semua sudah kita", "Lisa Halaby"),),
    ),
    (
        "adverbs between",
        "Hidayatullah juga menambahkan, “Jalan itu akan dilebarkan.” Ia lalu berpesan, “Hati-hati di tikungan.”",
        (("Jalan itu akan", "Hidayatullah"), ("Hati-hati di tikungan", "Hidayatullah")),
    ),
    # --- as papers write ---
    (
        "news 1",
        (
            "“Rapat ini penting untuk warga,” kata Sekretaris Daerah Kabupaten Tapin, H. Masyraniansyah, "
            "usai pembukaan acara, Kamis (4/4/2019)."
        ),
        (("Rapat ini", "Masyraniansyah"),),
    ),
    (
        "news 2",
        (
            "Direktur Utama PDAM Bandarmasih, Ir Yudha Achmadi, menjelaskan kenaikan tarif tidak dapat "
            "dihindari. “Biaya produksi terus naik,” ujarnya kepada wartawan.\n\n"
            "Menurut Yudha, pelanggan rumah tangga tidak terkena. “Hanya pelanggan niaga yang naik,” jelas "
            "Yudha."
        ),
        (("Biaya produksi", "Yudha Achmadi"), ("Hanya pelanggan", "Yudha Achmadi")),
    ),
    (
        "news 3",
        (
            "Sementara itu, Kapolresta Banjarmasin Kombes Pol Sumarto membenarkan kejadian tersebut. "
            '"Pelaku sudah kami amankan," katanya, Jumat.'
        ),
        (("Pelaku sudah", "Sumarto"),),
    ),
    (
        "news 4",
        (
            "Presiden Joko Widodo meminta para menteri bekerja lebih cepat. “Saya tidak mau lagi mendengar "
            "alasan,” tegas Presiden."
        ),
        (("Saya tidak", "Joko Widodo"),),
    ),
    (
        "news 5",
        "“Insya Allah tahun depan kita bangun,” janji Aditya.\n\nIa menambahkan, “Lahannya sudah siap.”",
        (("Insya Allah", "Aditya"), ("Lahannya", "Aditya")),
    ),
    (
        "news 6",
        (
            "Salah seorang pedagang, Hj Salmah, mengaku rugi besar. “Sejak pagi belum ada yang beli,” "
            "keluhnya sambil merapikan dagangan."
        ),
        (("Sejak pagi", "Salmah"),),
    ),
    (
        "news 7",
        (
            "“Kami belum menerima laporan resmi,” ungkap Kepala Bidang Humas Polda Kalsel, AKBP Mochamad "
            "Rifai, saat dihubungi."
        ),
        (("Kami belum", "Mochamad Rifai"),),
    ),
    (
        "news 8",
        "Ketua Umum PSSI Erick Thohir mengatakan, “Kita harus menghargai pelatih.” Erick juga meminta suporter tenang.",
        (("Kita harus", "Erick Thohir"),),
    ),
    (
        "news 9",
        "“Jangan buang sampah ke sungai!” seru relawan itu berkali-kali.",
        (("Jangan buang", None),),
    ),
    (
        "news 10",
        (
            "Anggota Komisi III DPRD Kalsel, Suripno Sumas, menilai proyek itu mubazir. “Untuk apa dibangun "
            "kalau tidak dipakai?” tanyanya.\n\n"
            "Politisi PKB itu berharap pemerintah mengevaluasi. “Evaluasi harus menyeluruh,” imbuh Suripno."
        ),
        (("Untuk apa", "Suripno Sumas"), ("Evaluasi harus", "Suripno Sumas")),
    ),
    (
        "news 11",
        (
            "Menteri Keuangan Sri Mulyani Indrawati menyebut ekonomi tumbuh baik. “Konsumsi masih kuat,” "
            "kata Sri Mulyani dalam konferensi pers di Jakarta, Senin."
        ),
        (("Konsumsi masih", "Sri Mulyani Indrawati"),),
    ),
    (
        "news 12",
        "“Anak saya sakit sejak kemarin,” tutur Rina (34), warga Kelurahan Pekauman.",
        (("Anak saya", "Rina"),),
    ),
    (
        "news 13",
        (
            "Dalam sambutannya, Wali Kota Banjarmasin H Ibnu Sina menyampaikan terima kasih. “Tanpa warga, "
            "kota ini tidak ada artinya,” ucapnya."
        ),
        (("Tanpa warga", "Ibnu Sina"),),
    ),
    (
        "news 14",
        '"We are monitoring the situation," White House press secretary Jane Psaki told reporters on Air Force One.',
        (("We are", "Jane Psaki"),),
    ),
    (
        "news 15",
        (
            "The mayor, Sadiq Khan, said the plan would cut pollution. “Clean air is a right,” he said. But "
            "Tony Devenish, a Conservative member of the assembly, called it a tax. “Drivers will pay for "
            "it,” he said."
        ),
        (("Clean air", "Sadiq Khan"), ("Drivers will", "Tony Devenish")),
    ),
    (
        "news 16",
        "“It’s a miracle,” said Ahmed al-Masri, who spent two days under the rubble with his son.",
        (("It’s a", "Ahmed al-Masri"),),
    ),
    (
        "news 17",
        (
            "Dr. Anthony Reed, director of the institute, warned against haste. “Vaccines take time,” Reed "
            "said in an interview. “There are no shortcuts.”"
        ),
        (("Vaccines take", "Anthony Reed"), ("There are", "Anthony Reed")),
    ),
    (
        "news 18",
        "“No comment,” a spokesman for the company said.",
        (("No comment", None),),
    ),
    (
        "news 19",
        "Asked about the delay, Transport Minister Lim Wei Jie replied: “Ask the contractor.”",
        (("Ask the", "Lim Wei Jie"),),
    ),
    (
        "news 20",
        "The film “A Quiet Summer” opens on Friday, and critics have called it “slow”.",
        (),
    ),
    (
        "news 21",
        "Lomba bertajuk “Satu Hari Tanpa Plastik di Kota Kita” itu diikuti ratusan pelajar.",
        (),
    ),
    (
        "news 22",
        "Istilah “ngabuburit” dikenal luas di Jawa Barat, kata budayawan setempat.",
        (),
    ),
    (
        "news 23",
        "“Program “Kota Tanpa Kumuh” tetap jalan,” kata Fanani Saifudin.",
        (("Program", "Fanani Saifudin"),),
    ),
    (
        "news 24",
        "Kepada wartawan, Gubernur Kalsel H Sahbirin Noor berujar, “Kalsel siap menjadi gerbang ibu kota negara.”",
        (("Kalsel siap", "Sahbirin Noor"),),
    ),
    (
        "news 25",
        "“Saya bangga dengan anak-anak,” kata pelatih asal Brasil itu.",
        (("Saya bangga", None),),
    ),
    (
        "news 26",
        "Hal senada disampaikan Ketua RT 12, Abdul Gani. “Warga di sini sudah lama menunggu,” katanya.",
        (("Warga di", "Abdul Gani"),),
    ),
    (
        "news 27",
        (
            "“Harga gabah turun,” kata Ketua Kelompok Tani Makmur Bersama, Suryadi. Karena itu, lanjut dia, "
            "petani merugi. “Biaya pupuk tidak tertutup,” lanjutnya."
        ),
        (("Harga gabah", "Suryadi"), ("Biaya pupuk", "Suryadi")),
    ),
    (
        "Japanese",
        "市長は会見で「住民が安心して眠れるようにしたい」と述べた。「第二工区」は来年になる。",
        (("住民が安心", None),),
    ),
    (
        "Chinese",
        "市长在会上表示：“我们会尽快修好这座桥。”",
        (("我们会尽快", None),),
    ),
    # --- no speech at all -------------------------------------------------------------------------------------------
    ("title of a film", "Film “Laskar Pelangi” kembali diputar di bioskop kota, kata panitia.", ()),
    ("title of a song", "Ia menyanyikan lagu “Di Bawah Langit Kota” di depan ribuan penonton.", ()),
    ("theme of an event", "Seminar bertema “Menuju Kota Sungai yang Lestari” dibuka oleh wali kota.", ()),
    ("scare quotes", "The so-called “safe zone” was bombed twice, and the “truce” held for an hour.", ()),
    ("a book", "Her novel “The Long Winter of Glass” won the prize, said the jury.", ()),
    ("a nickname", "Anang “Si Jago” Hermanto menang lagi di kandang sendiri.", ()),
    ("a word", "Kata “mudik” berasal dari bahasa Betawi.", ()),
    ("inches", 'The pipe was 6" wide and the door 80" tall, the report said.', ()),
    ("apostrophes", "The boys’ team and the girls’ team don’t share the city's field.", ()),
    ("a slogan on a banner", "Massa membawa spanduk bertuliskan “Selamatkan Sungai Kami” ke depan gedung.", ()),
    ("a series", "The series “What We Do at Night” returns in May, the network said.", ()),
    ("a doubtful word with a verb near", "Polisi mengatakan pelaku memakai “kunci ajaib” untuk mencuri motor.", ()),
    ("decades", "Songs of the '80s and '90s were played until midnight.", ()),
    ("a name in marks", "Kapal “KM Sinar Bahari” tenggelam di perairan Kotabaru pada Senin malam.", ()),
)
