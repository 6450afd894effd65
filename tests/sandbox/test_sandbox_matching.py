"""Which requests a pattern means: bodies in part, texts with wildcards, fields of forms, and how a difference reads."""

from unittest.mock import ANY

import pytest
from twelvelabs_sandbox.control.matching import RequestParts, RequestPattern, differences

BODY = {"index_name": "goals", "models": [{"model_name": "marengo3.0", "options": ["visual"]}], "n": 1, "on": True}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, []),
        ({"index_name": "goal*", "absent": None}, []),
        ({"models": [{"model_name": "*"}], "n": 1.0, "on": ANY}, []),
        ({"index_name": "go?ls"}, ["index_name is 'goals', not 'go?ls'"]),
        ({"models": []}, [f"models is {BODY['models']!r}, not []"]),
        ({"models": [{"options": ["audio"]}]}, ["models[0].options[0] is 'visual', not 'audio'"]),
        ({"n": True, "on": 1}, ["n is 1, not True", "on is True, not 1"]),
        ({"absent": "x"}, ["absent is missing, not 'x'"]),
        ({"n": {"x": 1}}, ["n is 1, not {'x': 1}"]),
        ([1], [f"the body is {BODY!r}, not [1]"]),
    ],
)
def test_parts_of_bodies(wanted, found):
    assert list(differences(wanted, BODY)) == found


def test_differences_of_requests():
    form = [("method", "direct"), ("user_metadata", '{"take": 1, "place": "farm"}'), ("tag", "a"), ("tag", "b")]
    names = ("/assets", "/assets")
    request = RequestParts("POST", names, "page=2&page=3", form=form, filenames=["goal.mp4"])
    right = {"method": "dir*", "user_metadata": {"take": 1}, "tag": ["a", "b"], "other": None}
    assert RequestPattern("POST", "/ass*", right, {"page": 3, "x": None}, "*.mp4").matches(request)
    wrong = RequestPattern("GET", "/indexes", {"tag": ["a"], "other": "x"}, {"page": 4}, "a*")
    assert list(wrong.differences(request)) == [
        "the method is POST, not GET",
        "the route is /assets, not /indexes",
        "query page is ['2', '3'], not 4",
        "form tag is ['a', 'b'], not ['a']",
        "form other is missing, not 'x'",
        "the file is 'goal.mp4', not 'a*'",
    ]
