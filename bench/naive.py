"""The chain that mhassist is compared with: the same parts, put together the usual way.

LangChain's recursive splitter (1000 characters, 200 overlap), the same model in fp32 through
sentence-transformers, a flat FAISS index, and the best four chunks as the answer.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

FOUND = 4


def load_model(folder: str) -> SentenceTransformer:
    """Return the model, on two threads as mhassist has it."""
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(2)
    return SentenceTransformer(folder, device="cpu", local_files_only=True)


def build(corpus: Path, model_folder: str, target: Path) -> float:
    """Split, embed and store all letters; return the seconds, the model being loaded."""
    import faiss
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    model = load_model(model_folder)
    began = time.perf_counter()
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = [
        chunk
        for path in sorted(corpus.glob("*.txt"))
        for chunk in splitter.split_text(path.read_text(encoding="utf-8"))
    ]
    vectors = model.encode([f"passage: {chunk}" for chunk in chunks], normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(target / "naive.faiss"))
    (target / "naive.json").write_text(json.dumps(chunks), encoding="utf-8")
    return time.perf_counter() - began


def ask(questions: list[str], model_folder: str, target: Path) -> list[float]:
    """Answer each question with its best chunks; return the milliseconds that each took."""
    import faiss

    model = load_model(model_folder)
    index = faiss.read_index(str(target / "naive.faiss"))
    chunks = json.loads((target / "naive.json").read_text(encoding="utf-8"))
    times_ms = []
    for question in questions:
        began = time.perf_counter()
        vector = model.encode([f"query: {question}"], normalize_embeddings=True)
        _, rows = index.search(vector, FOUND)
        answer = "\n\n".join(chunks[row] for row in rows[0])
        times_ms.append((time.perf_counter() - began) * 1000)
        assert answer  # noqa: S101  # so that the work is used
    return times_ms


def main() -> None:
    """Do one task in a process of its own: its memory and its start are measured from outside."""
    task, model_folder, target, *rest = sys.argv[1:]
    if task == "build":
        print(json.dumps(build(Path(rest[0]), model_folder, Path(target))))
    else:
        print(json.dumps(ask(json.loads(sys.stdin.read()), model_folder, Path(target))))


if __name__ == "__main__":
    main()
