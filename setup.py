"""What pyproject.toml cannot say: the folder ``prompts/`` goes into the package that is built.

It stands beside the sources, where policy staff find it. Installed in place (-e) the assistant
reads it there; a wheel takes a copy along.
"""

from __future__ import annotations

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

PROMPTS = Path("prompts")
TARGET = "mhassist/prompts"


class BuildWithPrompts(build_py):  # type: ignore[misc]  # setuptools has no types
    """Builds the package, with the sentences and words that the assistant uses in it."""

    def run(self) -> None:
        """Build; in place there is nothing to take along."""
        super().run()
        if not self.editable_mode:
            for source, target in self._prompts():
                self.mkpath(str(target.parent))
                self.copy_file(str(source), str(target))

    def get_outputs(self, include_bytecode: bool = True) -> list[str]:
        """Return every file of the built package."""
        outputs: list[str] = super().get_outputs(include_bytecode)
        return outputs + [str(target) for _, target in self._prompts()]

    def _prompts(self) -> list[tuple[Path, Path]]:
        folder = Path(self.build_lib) / TARGET
        return [(file, folder / file.name) for file in sorted(PROMPTS.glob("*.toml"))]


setup(cmdclass={"build_py": BuildWithPrompts})
