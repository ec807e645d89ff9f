"""Carries `models/`, `glossaries/` and `courses/` into the wheel as workbench/_models and so on.

pyproject.toml cannot join found packages with folders of data that lie outside of them;
workbench/resources.py reads both places.
"""

from setuptools import find_packages, setup

KINDS = ("tcss", "j2", "html", "css", "js", "toml", "json", "txt", "tsv", "sql")

setup(
    packages=[*find_packages(include=["workbench*"]), "workbench._models", "workbench._glossaries", "workbench._courses"],
    package_dir={"workbench._models": "models", "workbench._glossaries": "glossaries", "workbench._courses": "courses"},
    package_data={
        "workbench": ["py.typed", *(f"**/*.{kind}" for kind in KINDS)],
        "workbench._models": ["*.argosmodel", "*.gz", "*.xz", "*.npy", "*.npz", "README.md", "LICENSES.md"],
        "workbench._glossaries": ["*.toml", "*.md"],
        "workbench._courses": ["*.toml", "*.md", "material/*.toml"],
    },
)
