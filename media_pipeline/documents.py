"""Reads the text of a Word document (.docx): what a reader of the printed page sees, and nothing else.

Deleted passages, hidden runs, field codes and comments are left out; inserted passages and soft line breaks are kept.
Source: ECMA-376 part 1, sections 17.3 and 17.13.
"""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

from django.utils.translation import gettext_lazy as _

from media_pipeline.exceptions import RefusedFile
from media_pipeline.text import ReadText, refuse_invisible, split_lines

MOST_PART_BYTES = 30_000_000

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LEFT_OUT = {
    f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}delText", f"{_WORD}instrText", f"{_WORD}delInstrText",
    f"{_WORD}pPr", f"{_WORD}rPr", f"{_WORD}sectPr", f"{_WORD}tblPr", f"{_COMPATIBLE}Fallback",
}  # fmt: skip
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t", f"{_WORD}noBreakHyphen": "\u2011"}
_OFF = {"0", "false", "off"}


def read_document(path: Path) -> tuple[ReadText, dict[str, str]]:
    """Return the document's text and its properties (for the archive only).

    Raises RefusedFile: macros, damaged, too large, nothing to be seen.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_macros(archive)
            body = _part(archive, "word/document.xml")
            hidden_styles = _hidden_styles(_part(archive, "word/styles.xml"))
            properties = _properties(_part(archive, "docProps/core.xml"))
        if body is None:
            raise _damaged()
        pieces: list[str] = []
        _collect(body, pieces, hidden_styles)
    except (zipfile.BadZipFile, OSError, EOFError, ElementTree.ParseError, RecursionError, RuntimeError) as error:
        raise _damaged() from error
    lines = split_lines("".join(pieces))
    return ReadText(refuse_invisible(lines), ""), properties


def _refuse_macros(archive: zipfile.ZipFile) -> None:
    types = _read_part(archive, "[Content_Types].xml")
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in archive.namelist())
    if has_macros or b"macroenabled" in types.lower():
        raise RefusedFile(
            "has_macros",
            _("The document holds macros. In Word, choose Save As, type “Word document (.docx)”, and send that file."),
        )


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    if name not in archive.namelist():
        return None
    content = _read_part(archive, name)
    if b"\0" in content or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _damaged()
    return ElementTree.fromstring(content)  # noqa: S314 -- without a DOCTYPE there are no entities to expand


def _read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    # The declared size may lie: so many bytes are unpacked and no more.
    with archive.open(name) as part:
        content = part.read(MOST_PART_BYTES + 1)
    if len(content) > MOST_PART_BYTES:
        raise RefusedFile(
            "document_too_large", _("The document's text is too large to be read. Send the text alone, as TXT or DOCX.")
        )
    return content


def _hidden_styles(styles: ElementTree.Element | None) -> set[str]:
    if styles is None:
        return set()
    return {
        style.get(f"{_WORD}styleId", "")
        for style in styles.iter(f"{_WORD}style")
        if _is_hidden_by(style.find(f"{_WORD}rPr"), set())
    }


def _is_hidden_by(properties: ElementTree.Element | None, hidden_styles: set[str]) -> bool:
    if properties is None:
        return False
    for mark in ("vanish", "specVanish", "webHidden"):
        found = properties.find(f"{_WORD}{mark}")
        if found is not None:
            return found.get(f"{_WORD}val", "1") not in _OFF
    style = properties.find(f"{_WORD}rStyle")
    return style is not None and style.get(f"{_WORD}val", "") in hidden_styles


def _is_hidden_whole(paragraph: ElementTree.Element, hidden_styles: set[str]) -> bool:
    # A paragraph with nothing but hidden runs leaves no blank line behind.
    runs = paragraph.findall(f"{_WORD}r")
    return bool(runs) and all(_is_hidden_by(run.find(f"{_WORD}rPr"), hidden_styles) for run in runs)


def _collect(element: ElementTree.Element, pieces: list[str], hidden_styles: set[str]) -> None:
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == f"{_WORD}r" and _is_hidden_by(child.find(f"{_WORD}rPr"), hidden_styles):
            continue
        if child.tag == f"{_WORD}t":
            pieces.append((child.text or "").replace("\n", " "))
        elif child.tag in _BREAKS:
            pieces.append(_BREAKS[child.tag])
        else:
            _collect(child, pieces, hidden_styles)
        if child.tag == f"{_WORD}p" and not _is_hidden_whole(child, hidden_styles):
            pieces.append("\n")


def _properties(core: ElementTree.Element | None) -> dict[str, str]:
    if core is None:
        return {}
    return {child.tag.rpartition("}")[2]: child.text for child in core if child.text}


def _damaged() -> RefusedFile:
    return RefusedFile(
        "damaged_document",
        _("The document can't be opened: it is incomplete or damaged. Open it in Word, save it again as .docx, "
          "and send that."),
    )  # fmt: skip
