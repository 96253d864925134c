"""Orders to the interviewer hidden in documents, one for each way of hiding; beside each a sentence that can be seen.
"""

from documents_made import ORDER, SEEN, boxed, docx, line, paragraph, pdf, story, stream

VISIBLE = line(SEEN)
LAYER = "/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>"
XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:description>{ORDER}</dc:description></x:xmpmeta>".encode()
SEEN_WORD = paragraph(SEEN)
PLACED = "<wp:positionV><wp:posOffset>-90000000</wp:posOffset></wp:positionV>"
SAID_UNSEEN = "".join(chr(0xE0000 + ord(sign)) for sign in ORDER)
IN_BYTES = "".join(chr(0xFE00 + byte) if byte < 16 else chr(0xE0100 + byte - 16) for byte in ORDER.encode())
IN_BITS = "".join("\u200b\u200c"[int(bit)] for byte in ORDER.encode() for bit in f"{byte:08b}")


def of_run(run: str) -> bytes:
    return docx(SEEN_WORD, paragraph(ORDER, run))


# name: the document, and the way that the finding names
ORDERS: dict[str, tuple[bytes, str]] = {
    "PDF: white": (pdf(VISIBLE + "1 g " + line(ORDER, 600)), "colour"),
    "PDF: nearly white": (pdf(VISIBLE + "0.95 0.95 0.94 rg " + line(ORDER, 600)), "colour"),
    "PDF: the colour of its box": (pdf(VISIBLE + "0.1 0.2 0.3 rg 40 590 500 30 re f " + line(ORDER, 600)), "colour"),
    "PDF: white between visible words": (pdf(VISIBLE + "1 g " + line(ORDER, 700, 12, 60)), "colour"),
    "PDF: tiny": (pdf(VISIBLE + line(ORDER, 600, 0.7)), "tiny"),
    "PDF: made tiny by the page's scale": (
        pdf(VISIBLE + "q 0.05 0 0 0.05 0 0 cm " + line(ORDER, 9000, 12, 900) + "Q"),
        "tiny",
    ),
    "PDF: squeezed": (pdf(VISIBLE + "2 Tz " + line(ORDER, 600)), "tiny"),
    "PDF: below the page": (pdf(VISIBLE + line(ORDER, -400)), "off-page"),
    "PDF: outside what is shown of the page": (
        pdf(VISIBLE + line(ORDER, 100), boxes="/MediaBox [0 0 595 842] /CropBox [0 300 595 842]"),
        "off-page",
    ),
    "PDF: invisible mode": (pdf(VISIBLE + "3 Tr " + line(ORDER, 600)), "invisible mode"),
    "PDF: for clipping only": (pdf(VISIBLE + "7 Tr " + line(ORDER, 600)), "invisible mode"),
    "PDF: transparent": (
        pdf(VISIBLE + "/G gs " + line(ORDER, 600), resources="/ExtGState << /G << /ca 0 >> >>"),
        "transparent",
    ),
    "PDF: clipped away": (pdf(VISIBLE + "q 0 0 9 9 re W n " + line(ORDER, 600) + "Q"), "covered or clipped"),
    "PDF: covered": (pdf(VISIBLE + line(ORDER, 600) + "1 g 0 580 595 60 re f"), "covered or clipped"),
    "PDF: a layer that is off": (
        pdf(
            VISIBLE + "/OC /L BDC " + line(ORDER, 600) + "EMC",
            resources="/Properties << /L 6 0 R >>",
            extra=["<< /Type /OCG /Name (L) >>"],
            catalog=LAYER,
        ),
        "hidden layer",
    ),
    "PDF: in a form, white": (
        pdf(
            VISIBLE + "/X Do",
            resources="/XObject << /X 6 0 R >>",
            extra=[
                stream(
                    ("1 g " + line(ORDER, 600)).encode(),
                    "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>",
                )
            ],
        ),
        "colour",
    ),
    "PDF: a note": (
        pdf(VISIBLE, page=f"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ({ORDER}) >>]"),
        "annotation",
    ),
    "PDF: its properties": (
        pdf(VISIBLE, extra=[f"<< /Title (Résumé) /Keywords ({ORDER}) >>"], trailer="/Info 6 0 R"),
        "metadata",
    ),
    "PDF: its XMP": (pdf(VISIBLE, extra=[stream(XMP)]), "metadata"),
    "Word: vanish": (of_run("<w:vanish/>"), "vanish"),
    "Word: webHidden": (of_run("<w:webHidden/>"), "vanish"),
    "Word: vanish by a style": (
        docx(
            SEEN_WORD,
            paragraph(ORDER, "<w:rStyle w:val='quiet'/>"),
            parts={
                "word/styles.xml": story("styles", "<w:style w:styleId='quiet'><w:rPr><w:vanish/></w:rPr></w:style>")
            },
        ),
        "vanish",
    ),
    "Word: white": (of_run("<w:color w:val='FFFFFF'/>"), "colour"),
    "Word: nearly white": (of_run("<w:color w:val='FAFAF8'/>"), "colour"),
    "Word: the colour of its shade": (
        of_run("<w:color w:val='202020'/><w:shd w:val='clear' w:fill='222222'/>"),
        "colour",
    ),
    "Word: tiny": (of_run("<w:sz w:val='2'/>"), "tiny"),
    "Word: a comment": (docx(SEEN_WORD, parts={"word/comments.xml": story("comments", paragraph(ORDER))}), "comment"),
    "Word: a tracked deletion": (
        docx(SEEN_WORD, f"<w:p><w:del><w:r><w:delText>{ORDER}</w:delText></w:r></w:del></w:p>"),
        "tracked deletion",
    ),
    "Word: its properties": (
        docx(SEEN_WORD, parts={"docProps/core.xml": f"<p><description>{ORDER}</description></p>"}),
        "metadata",
    ),
    "Word: a property of its own": (
        docx(SEEN_WORD, parts={"docProps/custom.xml": f"<p><property><lpwstr>{ORDER}</lpwstr></property></p>"}),
        "metadata",
    ),
    "Word: a hidden box in the header": (
        docx(SEEN_WORD, parts={"word/header1.xml": story("hdr", boxed(ORDER, "<wp:docPr id='1' hidden='1'/>"))}),
        "hidden box",
    ),
    "Word: a box off the page": (docx(SEEN_WORD, boxed(ORDER, PLACED)), "off-page"),
    "Word: far left of the margin": (
        docx(SEEN_WORD, paragraph(ORDER, properties="<w:ind w:left='-20000'/>")),
        "off-page",
    ),
    "Word: what a picture is said to show": (
        docx(SEEN_WORD, boxed("", f"<wp:docPr id='1' descr='{ORDER}'/>")),
        "alternative text",
    ),
    "Word: a field's code": (
        docx(SEEN_WORD, f"<w:p><w:r><w:instrText>QUOTE {ORDER}</w:instrText></w:r></w:p>"),
        "field code",
    ),
    "text: tag characters": (f"{SEEN}{SAID_UNSEEN}".encode(), "tag characters"),
    "text: variation selectors": (f"{SEEN}{IN_BYTES}".encode(), "variation selectors"),
    "text: zero-width bits": (f"{SEEN}{IN_BITS}".encode(), "zero-width characters"),
    "Word: tag characters": (docx(paragraph(SEEN + SAID_UNSEEN)), "tag characters"),
    "Markdown: a comment": (f"{SEEN}\n\n<!-- {ORDER} -->".encode(), "comment"),
    "Markdown: a comment that never closes": (f"{SEEN}\n\n<!-- {ORDER}".encode(), "comment"),
    "Markdown: display none": (f"{SEEN}\n\n<div style='display: none'>{ORDER}</div>".encode(), "hidden element"),
    "Markdown: hidden": (f"{SEEN}\n\n<p hidden>{ORDER}</p>".encode(), "hidden element"),
    "Markdown: a script": (f"{SEEN}\n\n<script>{ORDER}</script>".encode(), "hidden element"),
    "Markdown: white": (f"{SEEN}\n\n<span style='color:#ffffff'>{ORDER}</span>".encode(), "colour"),
    "Markdown: a size of nought": (f"{SEEN}\n\n<span style='font-size:0'>{ORDER}</span>".encode(), "tiny"),
    "Markdown: a link's title": (f'{SEEN}\n\n[me](https://example.org "{ORDER}")'.encode(), "link title"),
    "Markdown: a picture's text": (f"{SEEN}\n\n![{ORDER}](me.png)".encode(), "alternative text"),
    "Markdown: a link's definition": (f"{SEEN}\n\n[//]: # ({ORDER})".encode(), "link definition"),
}
