"""E-mail (.eml): the subject as title, the plain or HTML body as text, sender and date."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from workbench.documents.readers.decoding import decode
from workbench.documents.readers.found import Found, with_title
from workbench.documents.readers.html import read_page
from workbench.errors import UserError

_REPLY = re.compile(r"^(?:(?:re|fwd?|tr|rép|fw)\s*:\s*)+", re.IGNORECASE)


def read(data: bytes, name: str) -> list[Found]:
    """The message of an e-mail. Raises UserError where it has no text part."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body, encoding = _body(message, name)
    if not body.strip():
        raise UserError(f"{name} is an e-mail without text: save the attachment or the text itself.")
    subject = _REPLY.sub("", _header(message, "subject") or "").strip()
    text, headline = with_title(subject, body.strip("\n"))
    sender, address = parseaddr(_header(message, "from") or "")
    return [
        Found(
            text=text,
            raw=data,
            name=name,
            media_type="message/rfc822",
            encoding=encoding,
            title=subject or None,
            author=sender or address or None,
            published=_date(message),
            headline=headline,
        )
    ]


def _header(message: EmailMessage, key: str) -> str | None:
    try:
        value = message[key]
    except (ValueError, IndexError, AttributeError):  # headers that break the standard
        return None
    return " ".join(str(value).split()) if value is not None else None


def _body(message: EmailMessage, name: str) -> tuple[str, str | None]:
    """The text of the plain part, else of the HTML part, and its charset."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", None
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        page = read_page(data, name, declared=charset, recall=True) if data.strip() else None
        return (_without_title(page), page.encoding) if page else ("", charset)
    text, encoding = decode(data, name, charset)
    return (_unflow(text) if part.get_param("format") == "flowed" else text), encoding


def _without_title(page: Found) -> str:
    return page.text[page.headline[1] :].lstrip() if page.headline else page.text


def _unflow(text: str) -> str:
    """Undo format=flowed (RFC 3676): a space at a line's end says that the paragraph goes on."""
    return re.sub(r"(?<=[^\n-]) \n(?=[^\n>])", " ", text)


def _date(message: EmailMessage) -> str | None:
    stated = _header(message, "date")
    try:
        return parsedate_to_datetime(stated).isoformat() if stated else None
    except (TypeError, ValueError):
        return None
