"""A council's choices: by name, of the right kind, and only where there is one."""

from __future__ import annotations

import pytest

from minutebook.law.errors import LawError
from minutebook.law.key_decisions import TWENTY_EIGHT_DAYS
from minutebook.law.rules import DEFAULTS, Choices, from_words, registered, settings


def test_what_is_not_chosen_stands_at_its_default() -> None:
    assert DEFAULTS[TWENTY_EIGHT_DAYS] == "calendar"
    assert Choices({"key-decision-days": "working"})[TWENTY_EIGHT_DAYS] == "working"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("no-such-setting", 1, "is not a setting"),
        ("call-in-days", "5", "must be like 5"),
        ("call-in-days", True, "must be like 5"),
        ("call-in-days", -1, "cannot be less than 0"),
        ("key-decision-days", "lunar", "must be one of"),
    ],
)
def test_a_choice_that_cannot_be_names_its_setting(name: str, value: object, says: str) -> None:
    with pytest.raises(LawError) as caught:
        Choices({name: value})
    assert caught.value.field == name
    assert says in caught.value.problem


def test_choices_in_words_take_the_type_of_their_setting() -> None:
    assert from_words({"call-in-days": "4", "closure-days-count": "yes", "key-decision-days": "working"}) == {
        "call-in-days": 4,
        "closure-days-count": True,
        "key-decision-days": "working",
    }
    with pytest.raises(LawError, match=r"^call-in-days: must be like 5"):
        from_words({"call-in-days": "four"})


def test_one_name_means_one_setting() -> None:
    for rule in registered():
        for setting in rule.settings:
            assert settings()[setting.name] is setting


def test_a_contested_setting_warns() -> None:
    contested = [one for one in settings().values() if one.options]
    assert contested
    assert all(setting.warning for setting in contested)
