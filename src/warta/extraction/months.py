"""The names of months, zones and spans of time, as datelines and bylines write them in many languages.

Iran's months stand among them: فروردین is the first of its own year.
"""

from __future__ import annotations

_MONTHS = """
january jan januari janúar janvier janv jänner jän januar enero ene janeiro gennaio gen styczeń stycznia sty leden
 ledna ocak tammikuuta tammikuu января янв январь січня يناير ιανουαρίου ianuarie január janvāris jaanuar siječnja
 siječanj јануар јануари януари sausio yanvar қаңтар gener xaneiro januarie студзеня ינואר जनवरी जानेवारी জানুয়ারি
 জানুয়ারী جنوری ژانویه فروردین มกราคม ม.ค كانون_الثاني جانفي ஜனவரி జనవరి ജനുവരി જાન્યુઆરી ਜਨਵਰੀ იანვარი հունվարի
february feb februari februar février févr fév fevrier fevereiro fev febrero febbraio luty lutego lut únor února şubat
 helmikuuta helmikuu февраля фев февраль лютого فبراير φεβρουαρίου februarie február pebruari februāris veebruar
 veljače veljača фебруар фебруари февруари vasario fevral ақпан febrer febreiro лютага febrúar פברואר फ़रवरी फरवरी
 फेब्रुवारी ফেব্রুয়ারি ফেব্রুয়ারী فروری فوریه اردیبهشت กุมภาพันธ์ ก.พ شباط فيفري பிப்ரவரி ఫిబ్రవరి ഫെബ്രുവരി
 ફેબ્રુઆરી ਫ਼ਰਵਰੀ თებერვალი փետրվարի
march mar maret mac mars märz maerz mrz marzo março marco maart mrt marts marzec marca březen března mart maaliskuuta
 maaliskuu марта мар март березня مارس μαρτίου martie március märts ožujka ožujak kovo наурыз març сакавіка מרץ मार्च
 মার্চ مارچ خرداد มีนาคม มี.ค آذار மார்ச் మార్చి മാർച്ച് માર્ચ ਮਾਰਚ მარტი մարտի
april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna nisan huhtikuuta huhtikuu апреля апр апрель
 квітня أبريل ابريل απριλίου aprilie április aprīlis aprill travnja travanj април balandžio aprel сәуір красавіка apríl
 אפריל अप्रैल एप्रिल এপ্রিল اپریل آوریل تیر เมษายน เม.ย نيسان أفريل ஏப்ரல் ఏప్రిల్ ഏപ്രിൽ એપ્રિલ ਅਪ੍ਰੈਲ აპრილი ապրիլի
may mei mai mayo maio maggio mag maj maja květen května mayıs toukokuuta toukokuu мая май травня مايو μαΐου május
 maijs svibnja svibanj мај gegužės мамыр maig maí מאי मई मे মে مئی مه مرداد พฤษภาคม พ.ค أيار ماي மே మే മേയ് મે ਮਈ მაისი
 մայիսի
june jun juni juin junio junho giugno giu czerwiec czerwca cze červen června haziran kesäkuuta kesäkuu июня июн июнь
 червня يونيو ιουνίου iunie június jūnijs juuni lipnja lipanj јун јуни юни birželio iyun маусым juny xuño junie чэрвеня
 júní יוני जून জুন جون ژوئن شهریور มิถุนายน มิ.ย حزيران جوان ஜூன் జూన్ ജൂൺ જૂન ਜੂਨ ივნისი հունիսի
july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července temmuz heinäkuuta heinäkuu июля
 июл июль липня يوليو ιουλίου iulie július julai jūlijs juuli srpnja srpanj јул јули юли liepos iyul шілде juliol xullo
 julie ліпеня júlí יולי जुलाई जुलै জুলাই جولائی ژوئیه مهر กรกฎาคม ก.ค تموز جويلية ஜூலை జులై ജൂലൈ જુલાઈ ਜੁਲਾਈ ივლისი
 հուլիսի
august aug agustus agu ags agt ogos août aout agosto ago augustus augusti sierpień sierpnia sie srpen srpna ağustos
 elokuuta elokuu августа авг август серпня أغسطس αυγούστου augusztus augusts kolovoza kolovoz avgust rugpjūčio avqust
 тамыз agost жніўня ágúst אוגוסט अगस्त ऑगस्ट আগস্ট اگست اوت آبان สิงหาคม ส.ค آب أوت ஆகஸ்ட் ఆగస్టు ഓഗസ്റ്റ് ઑગસ્ટ ਅਗਸਤ
 აგვისტო օգոստոսի
september sep sept septembre septiembre setembro set settembre wrzesień września wrz září eylül syyskuuta syyskuu
 сентября сен сентябрь вересня سبتمبر σεπτεμβρίου septembrie szeptember septembris septembar rujna rujan септембар
 септември rugsėjo sentyabr қыркүйек setembre верасня ספטמבר सितंबर सितम्बर सप्टेंबर সেপ্টেম্বর ستمبر سپتامبر آذر
 กันยายน ก.ย أيلول செப்டம்பர் సెప్టెంబర్ സെപ്റ്റംബർ સપ્ટેમ્બર ਸਤੰਬਰ სექტემბერი սեպտեմբերի
october oct oktober okt octobre octubre outubro out ottobre ott październik października paź říjen října ekim
 lokakuuta lokakuu октября окт октябрь жовтня أكتوبر οκτωβρίου octombrie október oktobris oktoober oktobar октобар
 октомври spalio oktyabr қазан кастрычніка אוקטובר अक्टूबर अक्तूबर ऑक्टोबर অক্টোবর اکتوبر اکتبر دی ตุลาคม ต.ค
 تشرين_الأول அக்டோபர் అక్టోబర్ ഒക്ടോബർ ઑક્ટોબર ਅਕਤੂਬਰ ოქტომბერი հոկտեմբերի
november nov nopember novembre noviembre novembro listopad listopada lis listopadu kasım marraskuuta marraskuu ноября
 ноя ноябрь листопада نوفمبر νοεμβρίου noiembrie novembris novembar studenoga studeni новембар ноември lapkričio noyabr
 қараша лістапада nóvember נובמבר नवंबर नवम्बर नोव्हेंबर নভেম্বর نومبر نوامبر بهمن พฤศจิกายน พ.ย تشرين_الثاني நவம்பர்
 నవంబర్ നവംബർ નવેમ્બર ਨਵੰਬਰ ნოემბერი նոյեմբերի
december dec desember des dezember dez décembre déc decembre diciembre dic dezembro dicembre grudzień grudnia gru
 prosinec prosince aralık joulukuuta joulukuu декабря дек декабрь грудня ديسمبر δεκεμβρίου decembrie disember dis
 decembris detsember decembar prosinca децембар декември gruodžio dekabr желтоқсан desembre decembro снежня דצמבר
 दिसंबर दिसम्बर डिसेंबर ডিসেম্বর دسمبر دسامبر اسفند ธันวาคม ธ.ค كانون_الأول டிசம்பர் డిసెంబర్ ഡിസംബർ ડિસેમ્બર ਦਸੰਬਰ
 დეკემბერი դեկտեմբերի
"""


def _numbered() -> dict[str, int]:
    """Each name's month: a line that starts without a space opens the next month."""
    found: dict[str, int] = {}
    month = 0
    for row in _MONTHS.strip("\n").split("\n"):
        month += not row.startswith(" ")
        for name in row.split():
            found.setdefault(name.replace("_", " "), month)
    return found


MONTHS = _numbered()
"""Lower-case name or short form of a month, without its last dot → 1…12."""
MONTHS_ELSEWHERE = {"hr": {"listopada": 10, "listopad": 10}}
"""What is another month in a language than in the others: the leaves fall earlier in Croatia than in Poland."""
IRANIAN_MONTHS = frozenset(
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
)
"""Those that are of Iran's own year alone."""
NUMBERED_MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười một": 11, "mười hai": 12,
}  # fmt: skip
"""The numbers by which Vietnamese calls its months."""

ZONES = {
    "wib": 420, "wita": 480, "wit": 540, "utc": 0, "gmt": 0, "z": 0, "bst": 60, "ist": 330, "cet": 60, "cest": 120,
    "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "et": -300, "cst": -360,
    "ct": -360, "mt": -420, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "pt": -480, "jst": 540,
    "kst": 540, "sgt": 480, "hkt": 480, "myt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "sast": 120,
}  # fmt: skip
"""Lower-case short name of a time zone → minutes east of UTC."""

_SPANS = {
    1: """second seconds sec secs detik sekunden secondes segundos secondi секунд секунды секунду saniye giây 秒 초
        ثانية ثوان sekunder""",
    60: """minute minutes min mins menit minit minuten minutos minuti минут минуты минуту хвилин dakika phút 分 分钟
        分鐘 분 دقيقة دقائق minut minuty minuter minutter minuuttia דקות""",
    3600: """hour hours hr hrs h jam stunde stunden heure heures hora horas ore ora uur час часа часов годин saat giờ
        小时 小時 時間 시간 ساعة ساعات godzin godziny godzinę timmar timme timer time tuntia שעות ώρες""",
    86400: """day days hari tag tage tagen jour jours día días dia dias giorni giorno dagen dag день дня дней днів gün
        ngày 天 日 일 يوم أيام dni dzień dagar dage päivää ימים μέρες ημέρες""",
    604800: """week weeks minggu pekan woche wochen semaine semaines semana semanas settimane weken неделю недели
        недель hafta tuần 周 週間 주 أسبوع أسابيع tygodnie tygodni veckor uger viikkoa""",
}


def _spans() -> dict[str, int]:
    """Each word's seconds."""
    return {word: seconds for seconds, words in _SPANS.items() for word in words.split()}


SPANS = _spans()
"""Lower-case word for a span of time → seconds. Months and years are too vague to count with."""
