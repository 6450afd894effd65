"""The text of documents: the pages of a PDF, or a text as it is."""

from pathlib import Path

from twelvelabs_sandbox.media.probe_result import UNREADABLE, UnreadableError


def pages(path: Path, mime: str) -> list[str]:
    """The text of a document, page by page; that of a text or Markdown file is one page. UnreadableError."""
    if mime != "application/pdf":
        try:
            return [path.read_text(encoding="utf-8")]
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableError(UNREADABLE) from error
    from pypdf import PdfReader  # here, because few documents are ever read

    try:
        return [page.extract_text() for page in PdfReader(path).pages]
    # A broken PDF makes pypdf raise nearly anything.
    except Exception as error:
        raise UnreadableError(UNREADABLE) from error
