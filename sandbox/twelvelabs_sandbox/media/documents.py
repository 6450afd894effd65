"""The text of documents: the pages of a PDF, or the content of a text file."""

from pathlib import Path

from twelvelabs_sandbox.media.probe_result import UNREADABLE, UnreadableError


def pages(path: Path, mime: str) -> list[str]:
    """The text of each page; a text or Markdown file is one page. UnreadableError if the file cannot be read."""
    if mime != "application/pdf":
        try:
            return [path.read_text(encoding="utf-8")]
        except (OSError, UnicodeDecodeError) as error:
            raise UnreadableError(UNREADABLE) from error
    from pypdf import PdfReader  # imported late: few documents are ever read

    try:
        return [page.extract_text() for page in PdfReader(path).pages]
    # pypdf raises all kinds of exceptions for a broken PDF.
    except Exception as error:
        raise UnreadableError(UNREADABLE) from error
