from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.tiny_argos import build


@pytest.fixture(scope="session")
def tiny_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real fr→en Argos package that copies its input."""
    return build(tmp_path_factory.mktemp("tiny") / "translate-fr_en-0_1.argosmodel")
