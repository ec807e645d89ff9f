"""Files cut short, garbled or made of noise give documents or one clear sentence, never another exception."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import files
from workbench.documents import read_bytes
from workbench.errors import UserError

MAIL = (
    b"From: a@b.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nUn texte.\r\n"
)
WHOLE = {
    "a.txt": "Un texte. « Oui ! »\n\nЕщё.".encode(),
    "a.html": files.html(),
    "a.pdf": files.pdf([["Les habitants du village ont quitté leurs maisons dans la nuit."]]),
    "a.docx": files.docx(),
    "a.eml": MAIL,
    "a.warc.gz": files.warc([("https://example.org/", files.html())]),
    "a.wacz": files.wacz([("https://example.org/", files.html())]),
}


def assert_read_or_refused(data: bytes, name: str) -> None:
    try:
        documents = read_bytes(data, name=name)
    except UserError as error:
        assert str(error).endswith(".") and "\n" not in str(error)
    else:
        assert documents and all(document.text.strip() for document in documents)


@pytest.mark.parametrize("name", sorted(WHOLE))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    whole = bytearray(WHOLE[name])
    for _ in range(data.draw(st.integers(0, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    end = data.draw(st.one_of(st.just(len(whole)), st.integers(1, len(whole))))
    assert_read_or_refused(bytes(whole[:end]), name)


@given(st.binary(max_size=300), st.sampled_from(sorted(WHOLE)))
def test_noise_is_read_or_refused(data: bytes, name: str) -> None:
    assert_read_or_refused(data, name)
