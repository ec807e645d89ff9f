"""Carries `models/`, `glossaries/` and `courses/` into the wheel as workbench/_models and so on.

pyproject.toml cannot join found packages with folders of data that lie outside of them;
workbench/resources.py reads both places.
"""

from setuptools import find_packages, setup

DATA = ("models", "glossaries", "courses")
KINDS = ("tcss", "j2", "html", "css", "js", "toml", "json", "txt", "tsv", "sql", "typ")

setup(
    packages=[*find_packages(include=["workbench*"]), *(f"workbench._{name}" for name in DATA)],
    package_dir={f"workbench._{name}": name for name in DATA},
    package_data={
        "workbench": ["py.typed", *(f"**/*.{kind}" for kind in KINDS)],
        "workbench._models": ["*.argosmodel", "*.gz", "*.xz", "*.npy", "*.npz", "README.md", "LICENSES.md"],
        "workbench._glossaries": ["*.toml", "*.md"],
        "workbench._courses": ["*.toml", "*.md", "material/*.toml"],
    },
)
