"""web.danger_weights: what is learned from examples, and how it is kept."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from press.pieces.danger_words import DangerWords, read_danger
from press.web.danger_weights import KEPT, features, learned, weights, written
from tests import weighing

LIST = """
[danger: a] Call.
i want to die
[danger: b] Begin here.
he hit me
she kicked me
[harmless]
we hit it off
we kicked off
"""


def total(signs: str, text: str) -> int:
    return weighing.total(signs, features(text, {}, {}))


def test_features_are_words_their_pieces_and_pairs_with_up_to_two_words_between() -> None:
    found = [*("<he>", "<hits>", "<him>", "<he>"), *("<hit", "hits", "its>", "<hits", "hits>")]
    found += [*("<him", "him>"), *(" he", "he hits", "hits he", "  hits", "he  he", "   he")]
    assert {*features("He hits him!", {}, {"him": "he"})} == {crc32(one.encode()) for one in found}


def test_a_form_is_its_word() -> None:
    assert features("went", {"went": "go"}, {}) == features("go", {}, {})


def test_what_is_no_word_has_no_feature() -> None:
    assert features("!?", {}, {}) == []


def test_examples_are_told_apart_and_what_is_like_them() -> None:
    yes, no = (
        [features(text, {}, {}) for text in some]
        for some in (["he hit me", "she kicked me"], ["we hit it off", "we kicked off"])
    )
    signs = weights(yes, no, 4096)
    assert total(signs, "he hit me") > 0 > total(signs, "we hit it off")
    assert total(signs, "he kicked me") > 0 > total(signs, "then we hit it off")


def test_weights_are_five_steps_two_to_a_sign() -> None:
    assert written([-9, 9, 0, 4]) == "".join(map(chr, (40 + 5 * 0 + 4, 40 + 5 * 2 + 3)))


@pytest.fixture
def words() -> DangerWords:
    return read_danger(LIST)


def test_each_danger_but_the_last_is_told_from_the_others(
    words: DangerWords, tmp_path: Path
) -> None:
    danger, (call, last) = learned(words, {}, tmp_path)
    assert total(danger, "i want to die") > 0 > total(danger, "we kicked off")
    assert total(call, "i want to die") > 0 > total(call, "he hit me")
    assert last == ""


def test_what_is_learned_is_the_same_twice_and_kept_while_the_list_is(
    words: DangerWords, tmp_path: Path
) -> None:
    first = learned(words, {}, tmp_path)
    kept = tmp_path / KEPT
    kept.write_text(kept.read_text().replace(first[0], "kept"))
    assert learned(words, {}, tmp_path)[0] == "kept"
    words.harmless.append("hit me up")
    assert learned(words, {}, tmp_path) != first
    assert learned(read_danger(LIST), {}, tmp_path) == first


def test_a_book_without_a_list_has_no_weights(tmp_path: Path) -> None:
    assert learned(DangerWords(), {}, tmp_path) == ("", [])
