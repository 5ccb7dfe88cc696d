"""The names of months, zones and spans of time, as datelines and bylines write them in many languages."""

from __future__ import annotations

_MONTHS = """
january jan januari janúar janvier janv jänner jän januar enero ene janeiro gennaio gen styczeń stycznia sty leden ledna
 ocak tammikuuta tammikuu января янв январь січня يناير ιανουαρίου ianuarie január
february feb februari februar février févr fév fevrier fevereiro fev febrero febbraio luty lutego lut únor února şubat
 helmikuuta helmikuu февраля фев февраль лютого فبراير φεβρουαρίου februarie február pebruari
march mar maret mac mars märz maerz mrz marzo março marco maart mrt marts marzec marca březen března mart
 maaliskuuta maaliskuu марта мар март березня مارس μαρτίου martie március
april apr avril avr abril abr aprile kwiecień kwietnia kwi duben dubna nisan huhtikuuta huhtikuu апреля апр апрель
 квітня أبريل ابريل απριλίου aprilie április
may mei mai mayo maio maggio mag maj maja květen května mayıs toukokuuta toukokuu мая май травня مايو μαΐου május
june jun juni juin junio junho giugno giu czerwiec czerwca cze červen června haziran kesäkuuta kesäkuu июня июн июнь
 червня يونيو ιουνίου iunie június
july jul juli juillet juil julio julho luglio lug lipiec lipca lip červenec července temmuz heinäkuuta heinäkuu июля июл
 июль липня يوليو ιουλίου iulie július julai
august aug agustus agu ags agt ogos août aout agosto ago augustus augusti sierpień sierpnia sie srpen srpna ağustos
 elokuuta elokuu августа авг август серпня أغسطس αυγούστου augusztus
september sep sept septembre septiembre setembro set settembre wrzesień września wrz září eylül syyskuuta syyskuu
 сентября сен сентябрь вересня سبتمبر σεπτεμβρίου septembrie szeptember
october oct oktober okt octobre octubre outubro out ottobre ott październik października paź říjen října ekim lokakuuta
 lokakuu октября окт октябрь жовтня أكتوبر οκτωβρίου octombrie október
november nov nopember novembre noviembre novembro listopad listopada lis listopadu kasım marraskuuta marraskuu ноября
 ноя ноябрь листопада نوفمبر νοεμβρίου noiembrie
december dec desember des dezember dez décembre déc decembre diciembre dic dezembro dicembre grudzień grudnia
 gru prosinec prosince aralık joulukuuta joulukuu декабря дек декабрь грудня ديسمبر δεκεμβρίου decembrie disember dis
"""


def _numbered() -> dict[str, int]:
    """Each name's month: a line that starts without a space opens the next month."""
    found: dict[str, int] = {}
    month = 0
    for row in _MONTHS.strip("\n").split("\n"):
        month += not row.startswith(" ")
        for name in row.split():
            found.setdefault(name, month)
    return found


MONTHS = _numbered()
"""Lower-case name or short form of a month, without its dot → 1…12."""

ZONES = {
    "wib": 420, "wita": 480, "wit": 540, "utc": 0, "gmt": 0, "z": 0, "bst": 60, "ist": 330, "cet": 60, "cest": 120,
    "mez": 60, "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300, "edt": -240, "et": -300, "cst": -360,
    "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "pt": -480, "jst": 540, "kst": 540, "sgt": 480,
    "hkt": 480, "myt": 480, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "sast": 120,
}  # fmt: skip
"""Lower-case short name of a time zone → minutes east of UTC."""

SPANS = {
    "second": 1, "seconds": 1, "sec": 1, "secs": 1, "detik": 1, "sekunden": 1, "secondes": 1, "segundos": 1,
    "minute": 60, "minutes": 60, "min": 60, "mins": 60, "menit": 60, "minuten": 60, "minutos": 60, "minuti": 60,
    "hour": 3600, "hours": 3600, "hr": 3600, "hrs": 3600, "h": 3600, "jam": 3600, "stunde": 3600, "stunden": 3600,
    "heure": 3600, "heures": 3600, "hora": 3600, "horas": 3600, "ore": 3600, "uur": 3600,
    "day": 86400, "days": 86400, "hari": 86400, "tag": 86400, "tage": 86400, "tagen": 86400, "jour": 86400,
    "jours": 86400, "día": 86400, "días": 86400, "dia": 86400, "dias": 86400, "giorni": 86400, "dagen": 86400,
    "week": 604800, "weeks": 604800, "minggu": 604800, "pekan": 604800, "woche": 604800, "wochen": 604800,
    "semaine": 604800, "semaines": 604800, "semana": 604800, "semanas": 604800,
}  # fmt: skip
"""Lower-case word for a span of time → seconds. Months and years are too vague to count with."""
