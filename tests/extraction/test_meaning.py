"""Whom a pronoun means, and when nobody is named rather than the wrong one."""

from __future__ import annotations

import pytest

from tests.extraction.test_settling import speakers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Coach Ann Dunn left. “We lost,” she said.\nThe 19-year-old scored again. “I was only lucky,” he said."),
        (
            "en",
            "Curator Ann Dunn left. “It is old,” she said.\nMs Reed’s nephew, who has it, smiled. “Keep it,” he said.",
        ),
        ("en", "Curator Ann Dunn left. “It is old,” she said.\nIt rained all day. “I do not mind at all,” he said."),
        ("en", "Mayor Ann Dunn, then Ms Dunn to all, left. The hall fell silent. “I do not mind at all,” he said."),
        ("nl", "‘U bent schuldig’, zei rechter Jan Poort.\nDe man zweeg eerst lang. ‘Ik heb niets gedaan’, zei hij."),
        (
            "ms",
            "“Bayar,” kata Hakim Laila Kadir.\nDi luar, isteri tertuduh enggan masuk. “Tolong kami semua,” katanya.",
        ),
        ("es", "“No es cierto”, dijo Álvaro Quiroga.\nLos vecinos protestan. “No podemos vivir así”, han indicado."),
    ],
)
def test_when_somebody_else_has_come_between_nobody_is_named(language: str, text: str) -> None:
    assert speakers(text, language)[-1] is None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ms", "Pengarah Faridah Lah sedih. Katanya, arwah rajin. “Dia guru kami semua,” katanya.", "Faridah Lah"),
        ("ms", "Bagi pengendali Kinta Utama, Karim Said, cukuplah. “Mereka letih,” katanya.", "Karim Said"),
        ("id", "“Rem blong saat turunan,” kata Kasat Lantas Polres setempat, AKP Teguh Amran.", "Teguh Amran"),
        ("id", "Ayah korban, Sugeng, berharap adil. “Nyawa dibayar nyawa,” ujarnya lirih.", "Sugeng"),
        ("pt", "O pai, Joost, cozinha; a mãe, Lieke, faz queijo. «Queríamos viver aqui», diz ela.", "Lieke"),
        ("pt", "A concessionária Luz do Oeste informou que “todos trabalham sem parar nem dormir”.", "Luz do Oeste"),
        (
            "fr",
            "Hier, l’Union des caisses dit « prendre acte ». « Il faudra payer demain », ajoute-t-elle.",
            "Union des caisses",
        ),
        ("fr", "Le but d’Anthony Labarre compte.\n« Moi je tape dans le ballon », assure Labarre.", "Anthony Labarre"),
        ("nl", "Winkelmanager Dennis Otte is nieuw. Hij leert. “Het went vanzelf”, zegt hij.", "Dennis Otte"),
        ("de", "Stammkunde Ernst Jaker kommt oft. „Dann werde ich dünner“, meint er.", "Ernst Jaker"),
    ],
)
def test_a_pronoun_means_who_the_sentence_before_is_about(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language)[-1] == speaker
