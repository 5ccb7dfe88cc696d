"""Thirty-five honest ways to say which letters a page is written in, and one that must not be believed."""

from __future__ import annotations

import codecs
import html

# label as sites write it, Python's codec, a sentence
SETS: dict[str, tuple[str, str, str]] = {
    "utf-8": ("UTF-8", "utf-8", "Jembatan “Barito” ditutup – 5 € per kendaraan, kata petugas."),
    "iso-8859-1": ("iso-8859-1", "cp1252", "Le café “de la Gare” a fermé à Noël – 5 € l’entrée."),
    "windows-1252": ("windows-1252", "cp1252", "Die Brücke „Süd“ schließt für zwei Wochen – ärgerlich."),
    "iso-8859-2": ("ISO-8859-2", "iso8859-2", "Žluťoučký kůň přešel přes řeku do Łodzi."),
    "windows-1250": ("windows-1250", "cp1250", "Most w Łodzi zamknięto „na dwa tygodnie” – źle."),
    "windows-1251": ("windows-1251", "cp1251", "Мост через реку закрыли «на две недели» — надолго."),
    "koi8-r": ("koi8-r", "koi8-r", "Мост через реку закрыли на две недели."),
    "iso-8859-7": ("iso-8859-7", "iso8859-7", "Η γέφυρα του ποταμού έκλεισε για δύο εβδομάδες."),
    "iso-8859-9": ("iso-8859-9", "cp1254", "Köprü iki hafta kapalı, dedi şoför İbrahim Çağ."),
    "windows-1255": ("windows-1255", "cp1255", "הגשר על הנהר נסגר לשבועיים."),
    "windows-1256": ("windows-1256", "cp1256", "أغلق الجسر فوق النهر أسبوعين."),
    "shift_jis": ("Shift_JIS", "cp932", "川の橋は二週間閉鎖されます。～①"),
    "euc-jp": ("EUC-JP", "euc-jp", "川の橋は二週間閉鎖されます。"),
    "gb2312": ("gb2312", "gb18030", "河上的大桥关闭两个星期，朱镕基镇的居民绕行。"),
    "big5": ("Big5", "big5", "河上的大橋關閉兩個星期。"),
    "euc-kr": ("euc-kr", "cp949", "강의 다리가 이 주 동안 닫힙니다. 뷁"),
    "tis-620": ("tis-620", "cp874", "สะพานข้ามแม่น้ำปิดสองสัปดาห์ “นาน”"),
}
BY_META = tuple(name for name in SETS if name not in {"utf-8", "tis-620"})
BY_BOM = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}

UTF7 = "+ADw-script+AD4-alert(1)+ADw-/script+AD4- +AEEAQgBD-"

CASES = (
    *(("header", name) for name in SETS),
    *(("meta", name) for name in BY_META),
    *(("bom", name) for name in BY_BOM),
)


def sentence(way: str, name: str) -> str:
    """What the page of a case says."""
    return SETS["utf-8" if way == "bom" else name][2]


def page(way: str, name: str) -> tuple[str, bytes]:
    """The Content-Type and the bytes of a case."""
    said = html.escape(sentence(way, name), quote=False)
    label = "utf-7" if name == "utf-7" else "" if way == "bom" else SETS[name][0]
    meta = f'<meta charset="{label}">' if way == "meta" else ""
    paragraph = f"{said} " * 6
    text = (
        f"<!DOCTYPE html><html><head>{meta}<title>{said}</title></head><body><main><article><h1>{said}</h1>"
        + "".join(f"<p>{paragraph}({number})</p>" for number in range(1, 6))
        + "</article></main></body></html>"
    )
    if way == "bom":
        return "text/html", BY_BOM[name] + text.encode(name)
    return f"text/html; charset={label}" if way == "header" else "text/html", text.encode(SETS[name][1])


def utf7(way: str) -> tuple[str, bytes]:
    """A page that claims UTF-7, in which its script would be a script."""
    meta = '<meta charset="utf-7">' if way == "meta" else ""
    body = f"<html><head>{meta}<title>Seven bits</title></head><body><article><h1>Seven bits</h1>" + (
        f"<p>The bridge is closed, and this stays as it was written: {UTF7}, to the letter, for two weeks.</p>" * 4
    )
    return "text/html; charset=utf-7" if way == "header" else "text/html", (body + "</article></body></html>").encode()
