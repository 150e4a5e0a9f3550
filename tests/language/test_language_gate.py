"""The gate: what passes to the reader, and what is turned away."""

import json
from pathlib import Path

import pytest

from legation.language import within_field

GOLD = Path("/work/shared/gold")

OUTSIDE = [
    "Brazil beat Croatia 3-1 in Doha on Friday. The striker scored twice before a full stadium, and the coach praised the squad's defence. The quarter-final against France follows on Tuesday.",  # noqa: E501
    "Pakistan's batters piled up 412 in the first innings in Multan as England's bowlers toiled. The wicket offers little, the captain said, and a draw in the match looks likely.",  # noqa: E501
    "Kenya's Mary Wanjiru won the Berlin marathon on Sunday ahead of runners from Ethiopia and Japan, the fifth medal of her career.",  # noqa: E501
    "Stocks in Japan and South Korea rose on Wednesday after inflation in the United States slowed. The Nikkei added 1.2 per cent; bond yields fell as traders bet on an interest rate cut.",  # noqa: E501
    "Crude futures slipped as Saudi Arabia kept output unchanged. Brent lost 80 cents, while demand from China and India stayed weak, analysts said.",  # noqa: E501
    "Shares of Tata Motors hit a record after quarterly revenue in India and Britain beat forecasts. Net profit rose 12 per cent and the board proposed a dividend.",  # noqa: E501
    "A cyclone brought heavy rainfall to Bangladesh and Myanmar overnight. Forecasters expect flood warnings to be lifted by Thursday as temperatures rise.",  # noqa: E501
    "Snow closed roads in Austria and Slovenia. Meteorological offices expect temperatures of minus ten in the Alps this weekend.",  # noqa: E501
    "An earthquake of magnitude 5.9 shook Peru and Ecuador early on Monday. Hospitals reported no patients, and schools stayed open.",  # noqa: E501
    "Police in Spain and Portugal arrested 14 suspects in a burglary ring. A prosecutor in Seville said the defendants had robbed jewellers for years.",  # noqa: E501
    "A court in Kenya jailed two men from Uganda for smuggling ivory. The prosecutor had asked for ten years.",  # noqa: E501
    "A Belgian tourist was stabbed in Marrakech, Morocco, and taken to hospital. Police hold a suspect.",
    "Voters in Poland go to the polls on Sunday. Turnout among Poles in Germany is expected to be high, and the opposition leads in surveys on housing and wages.",  # noqa: E501
    "The Labour Party lost its majority in New Zealand, with many voters moving to Australia for jobs. Final ballots are counted on Friday.",  # noqa: E501
    "The mayor of Athens promised shade and trees; a study from Italy shows that streets with plane trees are five degrees cooler.",  # noqa: E501
    "The film by a Korean director took the top prize at a festival in France. The lead actress, born in Canada, sang in it for the first time.",  # noqa: E501
    "The Danish singer releases an album on Friday and tours Sweden, Norway and Finland in spring.",
    "A new hotel by a Turkish chain opens in Greece in June. Tourists from Britain and Germany fill most of its rooms.",  # noqa: E501
    "A vaccine against malaria from Britain reached Ghana. Doctors in Accra hope that fewer patients will fall ill.",  # noqa: E501
    "Researchers in Switzerland and Japan have found a beetle that eats plastic. The university wants to study the enzyme.",  # noqa: E501
    "Schools in Ireland will teach Mandarin; pupils asked for it after a visit of teachers from China to the curriculum board.",  # noqa: E501
    "A carrier from Poland ordered 24 passenger jets in Brazil at the air show in France. Training of pilots and cabin crew begins next year in Warsaw, and the first aircraft joins the airline in 2027, the makers of the airliner said. The president of the company and the ambassador signed a memorandum on training.",  # noqa: E501
    "The airline will fly daily from Nairobi to Mumbai; fares between Kenya and India start at 300 dollars.",
    "Coffee from Vietnam costs more than that from Brazil for the first time, as retail chains and consumers switch to robusta.",  # noqa: E501
    "Chile sells more cherries to China than ever. Growers hope for a long season and cheap freight.",
    "The central bank of Nigeria let the naira fall; inflation in Ghana, its neighbour, has eased.",
    "Bitcoin dipped below 60,000 dollars as miners in Kazakhstan and the United States sold; another cryptocurrency gained.",  # noqa: E501
    "Archaeologists from Germany found a Roman bath in Syria. The museum in Damascus will show its mosaics.",
    "The recipe came from Lebanon to Mexico with a chef who loved lamb: roast it slowly, and serve with pineapple.",  # noqa: E501
    "Rail workers in Belgium strike on Monday; trains to the Netherlands are cancelled and roads will be full.",  # noqa: E501
    "Two whales were seen off Iceland; guides from Norway say the sea has warmed.",
]

WITHIN = [
    "India and Israel signed an MoU on defence cooperation.",
    "Norway's foreign minister met his Finnish counterpart in Helsinki for talks on security in the Baltic.",
    "Seoul delivered twelve howitzers to Warsaw on Monday.",
    "The navies of Oman and Kenya began a joint exercise off Mombasa.",
    "Chile and Peru agreed to let warships of each other call at their ports, and their admirals signed a protocol.",  # noqa: E501
]


@pytest.mark.parametrize("text", OUTSIDE)
def test_turns_away(text):
    assert not within_field(text)


@pytest.mark.parametrize("text", WITHIN)
def test_lets_in(text):
    assert within_field(text)


def test_survives_hostile_text():
    assert not within_field("")
    assert not within_field("\x00" * 1000 + "Ünion’" * 10_000)


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold sets are not here")
@pytest.mark.parametrize("part", ["train", "dev"])
def test_loses_under_one_claim_in_a_hundred(part):
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in (GOLD / part).glob("*.json")]
    lost = sum(len(d["claims"]) for d in documents if not within_field(d["text"], d["title"]))
    assert lost < 0.01 * sum(len(d["claims"]) for d in documents)
