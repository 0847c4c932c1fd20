from __future__ import annotations

from pathlib import Path

import pytest

from mhassist.index.manifest import (
    Counts,
    DamagedError,
    FileEntry,
    Manifest,
    describe_files,
    verify_files,
)

BRIEF = "29a8825bd242f14386ee528d76e0e8f1e38f3c8c4047d7b2d6df7493368a17d0"  # sha256 of b"brief"


def described(folder: Path) -> Manifest:
    return Manifest(2, "0.1.0", "code", "fake", 16, {}, Counts(0, 0, 0, 0), describe_files(folder))


def test_files_are_described_by_checksum_and_size(tmp_path: Path) -> None:
    (tmp_path / "a.npy").write_bytes(b"brief")
    (tmp_path / "manifest.json").write_bytes(b"{}")

    assert describe_files(tmp_path) == {"a.npy": FileEntry(BRIEF, 5)}


def test_equal_manifests_have_equal_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.npy").write_bytes(b"brief")

    assert described(tmp_path).to_bytes() == described(tmp_path).to_bytes()
    assert str(tmp_path).encode() not in described(tmp_path).to_bytes()


def test_of_a_large_file_only_the_size_is_compared(tmp_path: Path) -> None:
    (tmp_path / "a.npy").write_bytes(b"brief")
    manifest = described(tmp_path)

    (tmp_path / "a.npy").write_bytes(b"bruid")
    verify_files(tmp_path, manifest, hash_up_to=4)
    with pytest.raises(DamagedError, match=r"^a\.npy$"):
        verify_files(tmp_path, manifest, hash_up_to=5)
    with pytest.raises(DamagedError, match=r"^a\.npy$"):
        verify_files(tmp_path, manifest)

    (tmp_path / "a.npy").write_bytes(b"brie")
    with pytest.raises(DamagedError, match=r"^a\.npy$"):
        verify_files(tmp_path, manifest, hash_up_to=4)
