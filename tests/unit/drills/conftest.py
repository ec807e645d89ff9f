"""The shipped glossaries, read once."""

import pytest

from workbench.glossary.loading import _toml_files, load_glossaries
from workbench.glossary.model import Glossary
from workbench.resources import glossaries_dir


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    return load_glossaries(_toml_files(glossaries_dir()))
