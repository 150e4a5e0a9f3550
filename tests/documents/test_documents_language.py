import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation import lexicon
from legation.documents import identify, require_english, text_document
from legation.errors import LanguageError

_GOLD = Path("/work/shared/gold")
_OTHERS = {
    "fr": "Le ministre de la Défense a rencontré son homologue à Strelsau jeudi.",
    "de": "Der Minister traf am Donnerstag seinen Amtskollegen und unterzeichnete eine Erklärung.",
    "es": "El ministro de Defensa se reunió con su homólogo en la capital el jueves para firmar un acuerdo.",
    "pt": "O ministro da Defesa assinou um acordo com o seu homólogo em Lisboa.",
    "it": "Il ministro della Difesa ha incontrato il suo omologo nella capitale.",
    "nl": "De minister van Defensie heeft een akkoord getekend met zijn ambtgenoot in Den Haag.",
    "pl": "Minister spotkał się w Warszawie ze swoim odpowiednikiem z Korei i podpisał umowę na rok.",
    "tr": "Bakan, mevkidaşı ile Ankara'da bir araya geldi ve iki ülke arasında anlaşma imzalandı.",
    "id": "Menteri bertemu dengan rekannya di Jakarta dan menandatangani nota untuk kerja sama.",
    "sv": "Försvarsministern träffade sin kollega i Stockholm och undertecknade ett avtal om samarbete.",
    "vi": "Bộ trưởng đã gặp người đồng cấp tại Hà Nội và ký một thỏa thuận.",
    "hu": "A miniszter találkozott kollégájával és aláírtak egy megállapodást, hogy az erő nem csak szó.",
    "ru": "Министр обороны провёл переговоры с коллегой в Москве, и они подписали договор.",
    "uk": "Міністр оборони підписав угоду з колегою у Києві та заявив про підтримку.",
    "ar": "وزير الدفاع التقى نظيره في القاهرة وقال إن التعاون بين البلدين مستمر",
    "fa": "وزیر دفاع با همتای خود در تهران دیدار کرد و این دو کشور را",
    "ur": "وزیر دفاع نے اپنے ہم منصب سے ملاقات کی ہے اور یہ کہ",
    "he": "שר הביטחון נפגש עם עמיתו",
    "hi": "रक्षा मंत्री ने नई दिल्ली में बैठक की और यह कहा कि",
    "zh": "国防部长在北京会见了外国国防部长",
    "ja": "防衛大臣は東京で会談した",
    "ko": "국방부 장관이 서울에서 회담했다",
    "el": "Ο υπουργός Άμυνας συναντήθηκε",
    "th": "รัฐมนตรีกลาโหม",
}


@pytest.mark.parametrize(("code", "text"), _OTHERS.items())
def test_other_languages_are_named(code: str, text: str) -> None:
    document = text_document(text)
    assert document.language == code
    with pytest.raises(LanguageError, match=rf"is in \w+ \({code}\); Legation reads English") as raised:
        require_english(document)
    assert raised.value.language == code
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "Rassendyll meets Firefly",
        "Al-Sisi, Al Nahyan, De Gaulle, Van der Leyen visit Le Bourget",
        "BRASÍLIA: Lula da Silva receives João Lourenço; Embraer, Força Aérea do Brasil e Marinha do Brasil",
        "Los Angeles, San José, La Paz, Buenos Aires, Las Palmas, El Salvador",
        "12 F-16s",
        "Görgün, Özdemir and Şimşek in Ankara",
        "The Raksha Mantri (रक्षा मंत्री) spoke in New Delhi to the press of both states.",
    ],
)
def test_names_and_headlines_are_english(text: str) -> None:
    assert identify(text) == "en"
    require_english(text_document(text))


@given(st.text(max_size=200))
def test_any_text_has_a_language(text: str) -> None:
    assert identify(text) in lexicon.words("languages")["names"]


def test_every_language_has_its_words_and_its_name() -> None:
    lists = lexicon.words("languages")
    for script in lists["scripts"].values():
        assert set(script["languages"]) <= set(lists["names"])
        if len(script["languages"]) > 1:
            assert set(script["languages"]) <= set(lists["function_words"])


@pytest.mark.skipif(not _GOLD.exists(), reason="the gold documents are not here")
def test_gold_documents_are_english() -> None:
    for path in _GOLD.glob("*/*.json"):
        assert identify(json.loads(path.read_text(encoding="utf-8"))["text"]) == "en", path.name


@pytest.mark.skipif(not _GOLD.exists(), reason="the gold documents are not here")
def test_sentences_of_gold_documents_are_english() -> None:
    for path in list(_GOLD.glob("train/*.json"))[::6]:
        for line in json.loads(path.read_text(encoding="utf-8"))["text"].split("\n"):
            assert identify(line) == "en", line
