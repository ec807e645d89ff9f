"""Carries `models/`, `glossaries/` and `courses/` into the wheel as workbench/_models and so on.

pyproject.toml cannot join found packages with folders of data that lie outside of them;
workbench/resources.py reads both places.
"""

from setuptools import find_namespace_packages, setup

DATA = ("models", "glossaries", "courses")
MATERIAL = "workbench._courses.material"  # setuptools wants every folder of data named
KINDS = ("tcss", "j2", "html", "css", "js", "toml", "json", "txt", "tsv", "sql", "typ")

setup(
    packages=[
        *find_namespace_packages(include=["workbench*"], exclude=["*__pycache__*"]),
        *(f"workbench._{name}" for name in DATA),
        MATERIAL,
    ],
    package_dir={f"workbench._{name}": name for name in DATA} | {MATERIAL: "courses/material"},
    package_data={
        "workbench": ["py.typed", *(f"**/*.{kind}" for kind in KINDS)],
        "workbench._models": ["*.argosmodel", "*.gz", "*.npy", "README.md"],
        "workbench._glossaries": ["*.toml", "*.md"],
        "workbench._courses": ["*.toml", "*.md"],
        MATERIAL: ["*.toml"],
    },
)
