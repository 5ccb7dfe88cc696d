"""The labels themselves, in the languages of WordPress and a few more: folded (see `labels`), one between two bars."""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "reply",  # the heading over a comment form
    "cancel",  # "Cancel reply"
    "note",  # what is said around a comment form
    "field",  # the name of a field of a form
    "submit",  # the button under a comment form
    "comments",  # the heading over a thread
    "closed",  # "Comments are closed"
    "login",  # "You must be logged in to post a comment"
    "moderation",  # "Your comment is awaiting moderation"
    "navigation",  # "Post navigation"
    "previous",
    "next",
    "share",
    "search",
    "skip",  # "Skip to content"
    "cookies",
    "related",  # the heading over other stories; "Read also:"
    "tags",
    "menu",
    "subscribe",
    "advert",
    "author",  # the heading over who wrote the story
]

# A whole line, or a part of a line that holds nothing but labels.
WHOLE: dict[Kind, str] = {
    "reply": """
        leave a reply|leave a comment|leave a reply to|leave a response|leave your comment|join the discussion
        |add a comment|write a comment|post a comment|add comment|write a reply|submit a comment|have your say
        |what do you think|tinggalkan balasan|tinggalkan balasan ke|tinggalkan komentar|tinggalkan sebuah komentar
        |beri komentar|tulis komentar|kirim komentar|berikan komentar|tinggalkan jawapan|tinggalkan komen
        |maringi balesan|kantunkeun balesan|béré pairan|schreibe einen kommentar|hinterlasse eine antwort
        |hinterlasse einen kommentar|kommentar schreiben|kommentar hinterlassen|kommentieren
        |schreiben sie einen kommentar|laisser un commentaire|laissez un commentaire|ajouter un commentaire
        |laisser une réponse|poster un commentaire|réagir|deja un comentario|dejar un comentario|deja una respuesta
        |dejar una respuesta|escribe un comentario|añadir comentario|deixe um comentário|deixe uma resposta
        |deixar uma resposta|deixe o seu comentário|deixe seu comentário|comentar|geef een reactie
        |een reactie plaatsen|laat een reactie achter|plaats een reactie|lascia un commento|lascia una risposta
        |scrivi un commento|deixa un comentari|feu un comentari|deixa unha resposta|deixa un comentario
        |lämna ett svar|lämna en kommentar|kommentera|skriv en kommentar|legg igjen en kommentar|legg igjen et svar
        |legg inn kommentar|skriv et svar|vastaa|jätä kommentti|kirjoita kommentti|dodaj komentarz|zostaw komentarz
        |skomentuj|napsat komentář|napsat odpověď|přidat komentář|pridaj komentár|napísať komentár|szólj hozzá
        |hozzászólás|vélemény hozzászólás|hozzászólás most|lasă un răspuns|lasă un comentariu|adaugă un comentariu
        |bir cevap yazın|bir yanıt yazın|yorum yapın|yorum yaz|добавить комментарий|оставить комментарий
        |оставьте комментарий|напишіть відгук|напишіть коментар|залишити коментар|залишити відповідь
        |вашият коментар|добави коментар|оставите одговор|оставите коментар|σχολιάστε|γράψτε σχόλιο
        |αφήστε μια απάντηση|odgovori|komentiraj|napiši komentar|napišite komentar|dodaj odgovor|ostavite komentar
        |lisa kommentaar|atbildēt|komentēt|parašykite komentarą|أضف تعليق|أضف تعليقا|اترك تعليقا|اترك تعليق
        |اترك ردا|اترك رد|پاسخ دهید|دیدگاهتان را بنویسید|نوشتن دیدگاه|כתיבת תגובה|השארת תגובה|ใส่ความเห็น
        |ให้ความเห็น|แสดงความคิดเห็น|gửi phản hồi|để lại phản hồi|để lại một bình luận|để lại bình luận
        |コメントを残す|コメントする|コメントを書く|댓글 남기기|답글 남기기|댓글 쓰기|发表评论|发表回复|留下评论
        |發表迴響|發佈留言|發表留言|मतामत दें|टिप्पणी करें|प्रातिक्रिया दे|একটি উত্তর ত্যাগ|মন্তব্য দিন
        |تبصرہ چھوڑیں|mag iwan ng tugon""",
    "cancel": """
        cancel reply|batalkan balasan|batal balasan|membatalkan balasan|batal|antworten abbrechen|antwort abbrechen
        |annuler la réponse|cancelar respuesta|cancelar la respuesta|cancelar resposta|reactie annuleren
        |antwoord annuleren|annulla risposta|cancel la les respostes|avbryt svar|annuller svar|avbryt
        |peruuta vastaus|anuluj pisanie odpowiedzi|anuluj|zrušit odpověď na komentář|zrušit|zrušiť odpoveď
        |kilépés a válaszból|válasz megszakítása|anulează răspunsul|cevabı iptal et|yanıtı iptal et|отменить ответ
        |скасувати відповідь|отказ|ακύρωση απάντησης|одустани од одговора|otkaži odgovor|prekini odgovor
        |tühista vastus|atcelt atbildi|إلغاء الرد|لغو پاسخ|ביטול|לבטל|ยกเลิกการตอบ|hủy|コメントをキャンセル
        |응답 취소|답글 취소하기|取消回复|取消回覆""",
    "field": """
        comment|your comment|message|name|your name|email|e mail|email address|e mail address|your email|website
        |url|required|optional|phone|captcha|komentar|nama|nama anda|surel|alamat email|alamat surel|situs web
        |situs|wajib|komen|e mel|emel|tapak web|laman web|jeneng|ngaran|kommentar|e mail adresse|webseite
        |erforderlich|pflichtfeld|commentaire|nom|prénom|courriel|adresse de contact|adresse e mail
        |adresse de messagerie|site web|site internet|obligatoire|comentario|nombre|correo electrónico|correo|web
        |sitio web|requerido|obligatorio|comentário|nome|correio eletrónico|obrigatório|site|reactie|naam|verplicht
        |commento|indirizzo email|sito web|obbligatorio|comentari|correu electrònic|lloc web|namn|e postadress
        |e post|webbplats|obligatorisk|navn|nettsted|websted|hjemmeside|kommentti|nimi|sähköposti|sähköpostiosoite
        |kotisivu|verkkosivusto|pakollinen|komentarz|nazwa|imię|adres e mail|witryna internetowa|strona www
        |wymagane|komentář|jméno|podpis|emailová adresa|webová stránka|adresa webu|vyžadováno|komentár|meno|povinné
        |név|email cím|e mail cím|honlap|weboldal|szükséges|comentariu|nume|necesar|pagina web|yorum|ad|adınız|isim
        |e posta|e posta adresi|internet sitesi|web sitesi|gerekli|комментарий|имя|почта|электронная почта|сайт
        |веб сайт|обязательно|коментар|ім'я|ім’я|електронна пошта|име|имейл|интернет страница|задължително|е пошта
        |веб место|σχόλιο|όνομα|ηλ διεύθυνση|ιστότοπος|ime|e pošta|web stranica|spletna stran|spletno mesto
        |kommentaar|e posti aadress|veebileht|komentārs|vārds|e pasts|tīmekļa vietne|komentaras|vardas|svetainė
        |التعليق|تعليق|الاسم|البريد الإلكتروني|الموقع|الموقع الإلكتروني|مطلوب|دیدگاه|نام|ایمیل|وبسایت|وب سایت|תגובה
        |התגובה שלך|שם|אימייל|אתר|חובה|ความเห็น|ความคิดเห็น|ชื่อ|อีเมล|อีเมล์|เว็บไซต์|bình luận|phản hồi|tên
        |trang web|コメント|名前|メールアドレス|メール|サイト|ウェブサイト|必須|댓글|이름|이메일|웹사이트|필수|评论
        |名字|姓名|名称|显示名称|电子邮件|邮箱|站点|网站|網站|個人網站|留言|迴響|顯示名稱|電子郵件地址|電子郵件|नाम
        |ईमेल|वेबसाइट|টি মন্তব্য|নাম|ইমেইল|ওয়েবসাইট""",
    "submit": """
        post comment|submit comment|submit|send|publish|send comment|post reply|kirim|kirim komentar
        |kirimkan komentar|hantar|hantar komen|kommentar abschicken|kommentar absenden|absenden
        |laisser un commentaire|publier le commentaire|envoyer|publicar comentario|publicar el comentario|enviar
        |enviar comentario|publicar comentário|enviar comentário|reactie plaatsen|reactie verzenden|invia commento
        |pubblica il commento|envia un comentari|skicka kommentar|publicera kommentar|publiser kommentar
        |send kommentar|skriv kommentar|lähetä kommentti|lähetä|opublikuj komentarz|komentarz wpisu|wyślij
        |odeslat komentář|odoslať komentár|pridať komentár|hozzászólás küldése|publică comentariul|yorum gönder
        |отправить комментарий|отправить|додати коментар|опублікувати коментар|коментиране|публикуване
        |υποβολή σχολίου|δημοσίευση σχολίου|предај коментар|objavi komentar|predaj komentar|saada kommentaar
        |pievienot komentāru|إرسال التعليق|إضافة تعليق|إرسال|فرستادن دیدگاه|להגיב|שליחת תגובה|ส่งความเห็น|gửi
        |gửi bình luận|コメントを送信|送信|댓글 달기|댓글 작성|提交评论|提交|張貼迴響|張貼留言|發佈留言""",
    "comments": """
        comments|all comments are welcome|comments are welcome|no comments|no comments yet|one comment|responses
        |replies|discussion|komentar|tidak ada komentar
        |belum ada komentar|komentar terkini|tanggapan|balasan|komen|tiada komen|pairan|kommentare|keine kommentare
        |commentaires|aucun commentaire|pas de commentaire|un commentaire|réactions|comentarios|no hay comentarios
        |sin comentarios|comentários|nenhum comentário|sem comentários|reacties|geen reacties|commenti
        |nessun commento|comentaris|no hi ha comentaris|kommentarer|inga kommentarer|ingen kommentarer|kommentit
        |ei kommentteja|komentarze|brak komentarzy|komentáře|žádné komentáře|komentáre|hozzászólások
        |nincs hozzászólás|comentarii|niciun comentariu|yorumlar|yorum yapılmamış|комментарии|комментариев нет
        |коментарі|коментарів немає|коментари|няма коментари|нема коментара|σχόλια|komentari|nema komentara
        |komentarji|brez komentarja|kommentaarid|kommentaare pole|komentāri|nav komentāru|تعليقات|التعليقات
        |لا توجد تعليقات|دیدگاه‌ها|بدون دیدگاه|תגובות|אין תגובות|ไม่มีความเห็น|không có phản hồi|bình luận|コメント
        |コメントはまだありません|댓글|댓글 없음|评论|没有评论|無迴響|尚無留言""",
    "navigation": """
        post navigation|posts navigation|comment navigation|comments navigation|continue reading|navigasi pos
        |halaman selanjutnya|halaman berikutnya|contents|table of contents|daftar isi|inhaltsverzeichnis|sommaire
        |back to blog|back to blogs|back to the blog|back to news|back to articles|back to all posts
        |back to all articles
        |navigasi tulisan|navigasi artikel|navigasi komentar|navigasi kiriman|navigasi|beitragsnavigation
        |beiträge navigation|kommentarnavigation|artikelnavigation|navigation de l’article|navigation de l'article
        |navigation des articles|navigation dans les articles|navegación de entradas|navegador de artículos
        |navegación|navegação de post|navegação de posts|navegação de artigos|bericht navigatie|berichtnavigatie
        |berichten navigatie|navigazione articoli|navigació d'entrades|inläggsnavigering|innleggsnavigasjon
        |indlægsnavigation|artikkelien selaus|nawigacja wpisu|zobacz wpisy|navigace pro příspěvek
        |navigácia v článku|bejegyzés navigáció|navigare în articole|navigare în articol|yazı gezinmesi
        |yazı dolaşımı|навигация по записям|навигация по записи|навігація записів|навігація по записам|навигация
        |πλοήγηση άρθρων|кретање чланка|navigacija objava|navigacija prispevka|postituste navigeerimine
        |ziņu izvēlne|navigacija tarp įrašų|تصفّح المقالات|تصفح المقالات|راهبری نوشته‌ها|راهبری نوشته|ניווט
        |ניווט בפוסטים|นำทางเรื่อง|แนะแนวเรื่อง|điều hướng bài viết|投稿ナビゲーション|글 내비게이션|글 탐색
        |文章导航|文章導覽|पोस्ट नेविगेशन""",
    "previous": """
        previous|prev|previous post|previous article|previous story|older|older post|older posts|back|sebelumnya
        |sebelum|pos sebelumnya|tulisan sebelumnya|artikel sebelumnya|berita sebelumnya|kiriman sebelumnya
        |post sebelumnya|tulisan sakdurunge|tulisan saméméhna|artikel terdahulu|vorheriger beitrag
        |vorheriger artikel|vorherige|zurück|älterer beitrag|article précédent|précédent|entrada anterior
        |artículo anterior|anterior|post anterior|artigo anterior|publicação anterior|vorige bericht|vorig bericht
        |vorige|articolo precedente|precedente|entrada prèvia|föregående inlägg|föregående|tidigare inlägg
        |forrige innlegg|forrige|forrige indlæg|tidligere indlæg|edellinen artikkeli|edellinen|poprzedni wpis
        |poprzedni|předchozí příspěvek|předchozí|predošlý článok|előző bejegyzés|előző|articolul anterior
        |önceki yazı|önceki|предыдущая запись|предыдущая|назад|попередня публікація|попередній запис
        |предишна публикация|προηγούμενο άρθρο|претходни чланак|prethodna objava|prejšnji prispevek
        |eelmine postitus|iepriekšējais raksts|تدوينة سابقة|المقالة السابقة|السابق|نوشته‌ی پیشین|قبلی|הפוסט הקודם
        |הקודם|เรื่องก่อนหน้า|bài trước|過去の投稿へ|前の投稿|前の記事|이전 글|이전|上一篇文章|上一篇|舊文章""",
    "next": """
        next|next post|next article|next story|newer|newer post|newer posts|forward|selanjutnya|berikutnya
        |pos berikutnya|tulisan berikutnya|artikel berikutnya|artikel selanjutnya|berita selanjutnya
        |berita berikutnya|kiriman berikutnya|post berikutnya|tulisan sakwise|seratan salajengna|seterusnya
        |artikel seterusnya|nächster beitrag|nächster artikel|nächste|weiter|neuerer beitrag|article suivant
        |suivant|entrada siguiente|siguiente entrada|artículo siguiente|siguiente|próximo post|próximo
        |artigo seguinte|seguinte|publicação seguinte|volgende bericht|volgend bericht|volgende|articolo successivo
        |successivo|entrada següent|nästa inlägg|nästa|följande inlägg|neste innlegg|neste|næste indlæg|næste
        |seuraava artikkeli|seuraava|następny wpis|następny|další příspěvek|další|ďalší článok|következő bejegyzés
        |következő|următorul articol|articolul următor|sonraki yazı|sonraki|следующая запись|следующая|далее
        |наступна публікація|наступний запис|следваща публикация|επόμενο άρθρο|следећи чланак|sljedeća objava
        |naslednji prispevek|järgmine postitus|nākamais raksts|تدوينة لاحقة|المقالة التالية|التالي|نوشته‌ی بعدی
        |بعدی|הפוסט הבא|הבא|เรื่องต่อไป|เรื่องถัดไป|bài sau|bài tiếp theo|次の投稿へ|次の投稿|次の記事|다음 글|다음
        |下一篇文章|下一篇|新文章""",
    "share": """
        share|share this|share it|share this article|share this post|share on|share this on|share it on
        |pin it|pin this|pin for later|pin it for later|pin this for later|pin me for later|tweet|email this|print
        |copy link|facebook|twitter|x|whatsapp
        |telegram|linkedin|pinterest|reddit|instagram|tiktok|line|tumblr|pocket|threads|bluesky|mastodon|flipboard
        |messenger|like this|loading|bagikan|bagikan ini|bagikan artikel|bagikan artikel ini|bagikan ke|sebarkan
        |sebarkan ini|salin tautan|cetak|suka|kongsi|teilen|drucken|beitrag teilen|partager|imprimer|compartir
        |comparte|imprimir|compartilhar|compartilhe|partilhar|delen|condividi|stampa|dela|del|jaa|udostępnij
        |podziel się|sdílet|zdieľať|megosztás|distribuie|paylaş|поделиться|поділитися|сподели|κοινοποίηση|podijeli
        |deli|jaga|مشاركة|شارك|شارك هذا الموضوع|اشتراک‌گذاری|שיתוף|แชร์|chia sẻ|シェア|ツイート|공유|공유하기|分享
        |分享到|分享至|分享至好友和朋友圈|分享到朋友圈|微信|微博|新浪微博|腾讯微博|qq空间|qq好友|微信扫一扫
        |扫一扫|用微信扫码二维码
        |シェアする|ポスト|ポストする|この記事をシェア|このニュースをシェア|記事を印刷|페이스북|트위터|카카오톡
        |카카오스토리|밴드|url 복사
        |기사 공유하기|شارك المقال|שתפו|הדפסה|แชร์ข่าวนี้|chia sẻ bài viết|вконтакте|одноклассники|телеграм""",
    "search": """
        search|search for|cari|pencarian untuk|telusuri|suche|suchen|suche nach|recherche|rechercher|buscar
        |pesquisar|zoeken|cerca|sök|søk|søg|haku|etsi|szukaj|hledat|hľadať|keresés|caută|ara|поиск|найти|пошук
        |търсене|αναζήτηση|претрага|pretraži|išči|otsi|meklēt|بحث|البحث|جستجو|חיפוש|ค้นหา|tìm kiếm|検索|검색|搜索
        |搜尋""",
    "skip": """
        skip to content|skip to main content|skip to navigation|langsung ke konten|langsung ke isi|lewati ke konten
        |loncat ke konten|langkau ke kandungan|zum inhalt springen|springe zum inhalt|aller au contenu
        |aller au contenu principal|saltar al contenido|ir al contenido|pular para o conteúdo
        |saltar para o conteúdo|ga naar de inhoud|naar de inhoud springen|vai al contenuto|hoppa till innehåll
        |hopp til innhold|spring til indhold|siirry sisältöön|przejdź do treści|přejít k obsahu webu|tartalomhoz
        |sari la conținut|içeriğe geç|перейти к содержимому|перейти до вмісту|skoči na sadržaj|التجاوز إلى المحتوى
        |دלג לתוכן|דילוג לתוכן|ข้ามไปยังเนื้อหา|chuyển đến nội dung|コンテンツへスキップ|콘텐츠로 바로가기|跳至内容
        |跳至主要內容""",
    "related": """
        related|you might like|you may like|readers also liked|what others are reading|what to read next
        |people also read|related posts|related articles|related stories|related news|more stories|more news|read more
        |read also|also read|you may also like|you might also like|recommended|most read|most popular|popular
        |trending|trending now|trending stories|trending news|also in the news|in other news|popular posts
        |popular stories|keep reading|latest stories|more on this story|more in this section|recommended for you
        |recommended reading|stories you might like|you'll also love|in case you missed it
        |related content|related coverage|related reading|related internet links|related links
        |you may also be interested in
        |related topics|latest news|recent posts|up next|more from|editor's picks|berita terkait|artikel terkait
        |artikel lainnya|berita lainnya|berita populer|berita terkini|berita terbaru|terpopuler|terkini|terbaru
        |baca juga|baca selengkapnya|selengkapnya|simak juga|lihat juga|pos terkait|pos terbaru|lihat semua
        |rekomendasi|rekomendasi untuk anda|berita berkaitan|artikel berkaitan|ähnliche beiträge|ähnliche artikel
        |das könnte sie auch interessieren|mehr zum thema|lesen sie auch|weiterlesen|meistgelesen
        |articles similaires|sur le même sujet|à lire aussi|lire aussi|lire la suite|artículos relacionados
        |noticias relacionadas|te puede interesar|lea también|leer más|artigos relacionados|notícias relacionadas
        |leia também|leia mais|veja também|gerelateerde berichten|lees ook|lees meer|articoli correlati|leggi anche
        |relaterade inlägg|läs också|läs även|relaterte innlegg|les også|læs også|lue myös|powiązane wpisy
        |czytaj także|zobacz także|související články|čtěte také|kapcsolódó cikkek|articole similare|citește și
        |ilgili haberler|похожие записи|читайте также|читайте також|σχετικά άρθρα|povezani članci|مواضيع ذات صلة
        |اقرأ أيضا|مطالب مرتبط|כתבות נוספות|เรื่องที่เกี่ยวข้อง|อ่านเพิ่มเติม|bài viết liên quan|tin liên quan
        |関連記事|관련 기사|관련 글|相关文章|相關文章|延伸閱讀|相关阅读|相关新闻|相关报道|相关推荐|相关链接
        |推荐阅读|为你推荐|为您推荐|猜你喜欢
        |热门推荐|延伸阅读|延伸推荐|阅读下一篇|更多新闻|热点新闻|相關新聞|推薦閱讀|更多新聞|関連ニュース
        |関連リンク|おすすめ記事|おすすめの記事
        |あわせて読みたい|こちらもおすすめ|人気記事|アクセスランキング|관련뉴스|관련기사|많이 본 뉴스|추천 기사
        |인기 기사|주요뉴스
        |قد يهمك أيضا|أخبار ذات صلة|موضوعات متعلقة|اقرأ المزيد|بیشتر بخوانید|אולי יעניין אותך|ข่าวที่เกี่ยวข้อง
        |xem thêm|đọc thêm
        |по теме|смотрите также|материалы по теме|за темою|lasi arī|skaityk taip pat|loe ka|preberite še|čitajte još
        |pročitajte još|još vesti|прочети още|вижте още|διαβάστε επίσης|διαβάστε ακόμη|संबंधित खबरें|यह भी पढ़ें
        |ये भी पढ़ें
        |আরও পড়ুন|এই বিভাগের আরও খবর""",
    "tags": """
        tags|tag|tagged|topics|suggested topics|argomenti|categories
        |category|filed under|kategori|topik|tagar|label|topik terkait
        |schlagwörter|schlagworte|kategorien|kategorie|étiquettes|mots clés|catégories|catégorie|etiquetas
        |categorías|categoría|categorias|categoria|trefwoorden|categorieën|etichette|categorie|taggar|kategorier
        |stikkord|avainsanat|kategoriat|tagi|štítky|rubriky|címkék|kategóriák|etichete|categorii|etiketler
        |kategoriler|метки|рубрики|теги|позначки|етикети|категории|категорії|ετικέτες|κατηγορίες|oznake|kategorije
        |sildid|birkas|وسوم|التصنيفات|برچسب‌ها|دسته‌ها|תגיות|ป้ายกำกับ|หมวดหมู่|thẻ|chuyên mục|タグ|カテゴリー|태그
        |카테고리|标签|分类|標籤|分類""",
    "menu": """
        menu|home|homepage|about|about us|contact|contact us|privacy policy|terms of service|login|log in|sign in
        |sign up|register|sitemap|archive|archives|top|back to top|close|toggle navigation|open menu|beranda
        |tentang kami|hubungi kami|kontak|redaksi|pedoman media siber|kebijakan privasi|disclaimer|indeks|masuk
        |daftar|tutup|laman utama|startseite|über uns|impressum|datenschutz|anmelden|accueil|à propos
        |mentions légales|connexion|inicio|acerca de|contacto|aviso legal|iniciar sesión|início|sobre|contato
        |entrar|over ons|inloggen|chi siamo|contatti|hem|om oss|hjem|etusivu|strona główna|o nas|úvod|domů|kezdőlap
        |acasă|ana sayfa|anasayfa|главная|головна|αρχική|početna|الرئيسية|خانه|דף הבית|หน้าแรก|trang chủ|ホーム|홈
        |首页|首頁""",
    "subscribe": """
        subscribe|subscribe now|newsletter|sign up for our newsletter|follow us|follow|join our newsletter
        |berlangganan|ikuti kami|langganan|dapatkan berita terbaru|langgan|abonnieren|newsletter abonnieren
        |s'abonner|abonnez vous|suscríbete|suscribirse|síguenos|assine|inscreva se|siga nos|abonneren|volg ons
        |iscriviti|seguici|prenumerera|abonner|tilaa|subskrybuj|odebírat|feliratkozás|abonează te|abone ol
        |подписаться|підписатися|εγγραφή|pretplati se|اشترك|اشتراک|הרשמה|ติดตาม|đăng ký|購読|구독|订阅|訂閱""",
    "advert": """
        advertisement|advertisements|ad|ads|sponsored|sponsored content|promoted|iklan
        |iklan scroll to resume content|scroll to continue with content|scroll untuk membaca|advertorial|anzeige
        |werbung|publicité|publicidad|publicidade|advertentie|pubblicità|annons|annonse|annonce|mainos|reklama
        |reklam|hirdetés|publicitate|реклама|διαφήμιση|oglas|إعلان|آگهی|פרסומת|โฆษณา|quảng cáo|広告|광고|广告|廣告""",
    "author": """
        about the author|about the authors|about the writer|about the reviewer|about author|meet the author|author bio
        |tentang penulis|profil penulis|mengenai penulis|über den autor|über die autorin|über die autoren
        |über die autorinnen|zum autor|zur autorin|à propos de l'auteur|à propos de l'auteure|à propos des auteurs
        |sobre el autor|sobre la autora|sobre los autores|acerca del autor|acerca de la autora|sobre o autor
        |sobre a autora|sobre os autores|sull'autore|sull'autrice|l'autore|over de auteur|om författaren
        |om forfatteren
        |tietoa kirjoittajasta|o autorze|o autorce|o autorovi|o autorce článku|a szerzőről|despre autor|yazar hakkında
        |об авторе|про автора|за автора|o autoru|o avtorju|σχετικά με τον συγγραφέα|عن الكاتب|نبذة عن الكاتب
        |درباره نویسنده|על המחבר|เกี่ยวกับผู้เขียน|về tác giả|著者について|この記事を書いた人|저자 소개|作者简介
        |关于作者|關於作者|作者簡介""",
}

# How a sentence of the furniture begins; the rest of it is the site's.
OPENING: dict[Kind, str] = {
    "note": """
        your email address will not be published|your email will not be published|your email address is never
        |required fields are marked|save my name email|notify me of follow|notify me of new|email me when
        |this site uses akismet|you may use these html|all fields are required|alamat email anda tidak akan
        |alamat surel anda tidak akan|alamat email tidak akan|email anda tidak akan|ruas yang wajib
        |bidang yang wajib|kolom yang wajib|simpan nama email|simpan nama saya|beritahu saya akan
        |alamat e mel anda tidak|alamat emel anda tidak|medan diperlukan|ros sing kudu|alamat email sampeyan
        |deine e mail adresse wird|ihre e mail adresse wird|erforderliche felder|meinen namen meine e mail
        |benachrichtige mich|votre adresse e mail ne sera|votre adresse de messagerie ne sera
        |votre adresse courriel ne sera|les champs obligatoires|enregistrer mon nom|prévenez moi
        |tu dirección de correo|su dirección de correo|los campos obligatorios|los campos necesarios
        |guarda mi nombre|guardar mi nombre|recibir un correo|o seu endereço de e|o seu endereço de email
        |seu endereço de email|os campos obrigatórios|campos obrigatórios|salvar meus dados|guardar o meu nome
        |je e mailadres|het e mailadres|vereiste velden|verplichte velden|mijn naam e mail|il tuo indirizzo email
        |l'indirizzo email non|i campi obbligatori|salva il mio nome|l'adreça electrònica|els camps necessaris
        |din e postadress|e postadressen publiceras|obligatoriska fält|din e postadresse|obligatoriske felt
        |din e mailadresse|krævede felter|sähköpostiosoitettasi ei|pakolliset kentät|twój adres e
        |pola których wypełnienie|wymagane pola|vaše e mailová adresa|vaše emailová adresa|vyžadované informace
        |vaša e mailová adresa|vyžadované polia|az e mail címet|email cím nem|a kötelezően|a kötelező mezőket
        |adresa ta de email|câmpurile obligatorii|e posta adresiniz|e posta hesabınız|gerekli alanlar
        |ваш адрес email|ваш e mail|обязательные поля|ваша e mail|ваша пошт|обов’язкові поля|обов'язкові поля
        |вашият имейл|вашият email|задължителните полета|ваша адреса е поште|неопходна поља|η ηλ διεύθυνσή
        |η ηλ διεύθυνση|τα υποχρεωτικά|vaša adresa e pošte|nužna polja|obavezna polja|vaš e naslov|zahtevana polja
        |obvezna polja|sinu e postiaadressi|nõutavad väljad|jūsu e pasta|obligātie lauki|el pašto adresas
        |لن يتم نشر عنوان بريدك|الحقول الإلزامية|نشانی ایمیل شما|بخش‌های موردنیاز|האימייל לא יוצג|שדות החובה
        |อีเมลของคุณจะไม่|อีเมล์ของคุณจะไม่|ช่องข้อมูลจำเป็น|ช่องที่ต้องการ|email của bạn sẽ không
        |địa chỉ email của bạn|các trường bắt buộc|メールアドレスが公開される|が付いている欄|が付いている欄は必須
        |이메일 주소는 공개되지|이메일은 공개되지|필수 필드는|필수 입력창은|您的邮箱地址不会|您的电子邮箱地址不会
        |电子邮件地址不会|必填项已用|發佈留言必須填寫|你的電子郵件位址|必填欄位標示為|必要欄位標記為|आपका ईमेल पता
        |আপনার ই মেইল""",
    "login": """
        you must be logged in|log in to reply|log in to comment|log in to leave|log in to post|login to reply
        |login to comment|please log in to|sign in to comment|sign in to reply|anda harus masuk|anda harus login
        |silakan masuk untuk berkomentar|silakan login untuk|masuk log untuk|anda mesti log masuk|log masuk untuk
        |du musst angemeldet sein|sie müssen angemeldet|zum antworten anmelden|vous devez être connecté
        |vous devez vous connecter|connectez vous pour|debes iniciar sesión|debes estar conectado|disculpa debes
        |inicia sesión para|você precisa fazer|você deve fazer|faça login|tem de ter a sessão|je moet inloggen
        |login om te|occorre aver fatto|devi essere connesso|du måste vara inloggad|logga in för
        |du må være innlogget|du skal være logget|sinun täytyy kirjautua|musisz się zalogować|zaloguj się
        |pro přidání komentáře|pre pridávanie komentárov|hozzászólás küldéséhez|trebuie să fii autentificat
        |yorum yapabilmek için|для отправки комментария|войдите чтобы|щоб відправити коментар|трябва да влезете
        |για να σχολιάσετε|morate biti prijavljeni|يجب أن تكون مسجل|برای نوشتن دیدگاه|יש להתחבר|คุณต้องเข้าสู่ระบบ
        |bạn phải đăng nhập|コメントを投稿するには|댓글을 달기 위해|要发表评论|發佈留言必須""",
    "moderation": """
        your comment is awaiting moderation|komentar anda sedang menunggu|komentar anda menunggu|komen anda sedang
        |dein kommentar wartet|votre commentaire est en attente|tu comentario está pendiente|o seu comentário a
        |seu comentário está aguardando|je reactie is in|il tuo commento è in attesa|din kommentar
        |kommenttisi odottaa|twój komentarz oczekuje|komentář čeká|váš komentár čaká|comentariul tău
        |yorumunuz denetim|ваш комментарий ожидает|ваш коментар|コメントは承認|您的评论正在|你的留言正在""",
    "closed": """
        comments are closed|comments closed|comments off|komentar ditutup|komentar untuk artikel ini
        |ruangan komen telah ditutup|kommentare sind geschlossen|die kommentarfunktion|les commentaires sont fermés
        |los comentarios están|comentarios cerrados|os comentários estão|comentários desativados
        |reacties zijn gesloten|i commenti sono chiusi|els comentaris estan|kommentarer inaktiverade
        |kommentarer er stengt|der er lukket for|kommentointi on suljettu|możliwość komentowania|komentáře nejsou
        |komentáre sú|hozzászólások lehetősége|comentariile sunt închise|yorumlar kapalı|yorumlar kapatıldı
        |обсуждение закрыто|комментарии закрыты|коментарі закрито|коментувати не|коментарите са|τα σχόλια είναι
        |komentari su zatvoreni|komentiranje zaprto|kommenteerimine on|komentāri ir|التعليقات مغلقة|دیدگاه‌ها بسته
        |סגור לתגובות|ปิดความเห็น|ความเห็นถูกปิด|コメントは停止|コメントは受け付けて|댓글은 닫혔|评论已关闭
        |迴響已關閉|留言功能已關閉""",
    "cookies": """
        we use cookies|this website uses cookies|this site uses cookies|by continuing to use|by clicking accept
        |accept all cookies|accept cookies|accept all|cookie settings|we and our partners|kami menggunakan cookie
        |situs ini menggunakan cookie|dengan melanjutkan menggunakan|dengan melanjutkan penggunaan
        |laman ini menggunakan kuki|wir verwenden cookies|diese website verwendet cookies|wir nutzen cookies
        |alle akzeptieren|nous utilisons des cookies|ce site utilise des cookies
        |en poursuivant votre navigation sur ce site|tout accepter|utilizamos cookies|usamos cookies
        |este sitio web utiliza cookies|este site usa cookies|este site utiliza cookies|aceptar todo|aceitar todos
        |wij gebruiken cookies|we gebruiken cookies|deze website gebruikt|utilizziamo i cookie
        |questo sito utilizza cookie|questo sito utilizza i cookie|questo sito usa cookie|questo sito usa i cookie
        |vi använder cookies|vi använder kakor|vi bruker informasjonskapsler|vi bruker cookies|vi bruger cookies
        |käytämme evästeitä|używamy plików cookie|ta strona używa plików cookie|ta strona używa cookies
        |používáme cookies|používame cookies|weboldalunk sütiket|folosim cookie|çerezleri kullanıyoruz
        |bu site çerez|мы используем cookie|мы используем файлы cookie|этот сайт использует cookie
        |этот сайт использует файлы cookie|ми використовуємо файли cookie|използваме бисквитки
        |χρησιμοποιούμε cookies|koristimo kolačiće|نستخدم ملفات|เว็บไซต์นี้ใช้คุกกี้|chúng tôi sử dụng cookie
        |当サイトはクッキー|本网站使用|本網站使用""",
    "share": """
        share this|share on|click to share|click to share|click to email|click to print|klik untuk berbagi
        |klik untuk mencetak|klik untuk mengirim|bagikan ke|bagikan artikel ini|klick um auf|klick um über
        |klicken um auf|teilen auf|cliquez pour partager|cliquez pour envoyer|cliquez pour imprimer|partager sur
        |haz clic para|compartir en|clique para compartilhar|clique para partilhar|clique para imprimir
        |compartilhar no|fai clic per condividere|fai clic qui per|condividi su|klik om te delen|klik om af te
        |dela på|udostępnij na|поделиться в""",
    "related": """
        baca juga|simak juga|lihat juga|pilihan editor|gambas video
        |read also|also read|lesen sie auch|lire aussi|à lire aussi|lea también
        |leia também|leia mais|lees ook|leggi anche|läs också|läs även|les også|læs også|lue myös|czytaj także
        |zobacz także|čtěte také|citește și|читайте также|читайте також|اقرأ أيضا|อ่านเพิ่มเติม|關聯閱讀|延伸閱讀""",
}
