"""The rules of TMX 1.4b that a file must keep, written from the specification: elements, their order, attributes."""

from __future__ import annotations

import io

from lxml import etree

_WHO = (
    "creationdate CDATA #IMPLIED creationid CDATA #IMPLIED changedate CDATA #IMPLIED changeid CDATA #IMPLIED "
    "creationtool CDATA #IMPLIED creationtoolversion CDATA #IMPLIED o-tmf CDATA #IMPLIED datatype CDATA #IMPLIED "
    "o-encoding CDATA #IMPLIED usagecount CDATA #IMPLIED lastusagedate CDATA #IMPLIED"
)
_SEGTYPE = "segtype (block|paragraph|sentence|phrase)"
_DTD = f"""
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #REQUIRED>
<!ELEMENT header (note | prop)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED {_SEGTYPE} #REQUIRED
  o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED srclang CDATA #REQUIRED datatype CDATA #REQUIRED
  o-encoding CDATA #IMPLIED creationdate CDATA #IMPLIED creationid CDATA #IMPLIED changedate CDATA #IMPLIED
  changeid CDATA #IMPLIED>
<!ELEMENT body (tu*)>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED {_SEGTYPE} #IMPLIED srclang CDATA #IMPLIED {_WHO}>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED {_WHO}>
<!ELEMENT seg (#PCDATA)>
<!ELEMENT note (#PCDATA)>
<!ATTLIST note xml:lang CDATA #IMPLIED o-encoding CDATA #IMPLIED>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED xml:lang CDATA #IMPLIED o-encoding CDATA #IMPLIED>
"""


def faults(data: bytes) -> list[str]:
    """What breaks the rules in a TMX file; empty when it keeps them."""
    dtd = etree.DTD(io.StringIO(_DTD))
    dtd.validate(etree.fromstring(data))
    return [str(error) for error in dtd.error_log.filter_from_errors()]
