"""Drawings as the programs of others save them go into both books, and both stay valid."""

from __future__ import annotations

from pathlib import Path

from tests.books import sphinx_build
from tests.validators import epub_messages, pdf_failures

START = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 200 100"'
)
DRAWINGS = {
    "draw.io": (
        ' content="x" style="background: #fff"><switch><foreignObject width="100%" height="100%" '
        'requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility" style="overflow: '
        'visible"><div xmlns="http://www.w3.org/1999/xhtml" style="display:flex;width: 118px; '
        'height: 1px; padding-top: 30px; margin-left: 1px;"><div style="font-size:0px"><div '
        'style="font-size: 12px; color: rgb(0, 0, 0)">First line<br/>second <b>bold</b> &amp; '
        'more</div></div></div></foreignObject><text x="60" y="34" text-anchor="middle" '
        'font-size="12px">First line...</text></switch><switch><g '
        'requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"/><a '
        'transform="translate(0,-5)" '
        'xlink:href="https://www.diagrams.net/doc/faq/svg-export-text-problems" '
        'target="_blank"><text text-anchor="middle" font-size="10px" x="50%" y="100%">Text is not'
        " SVG - cannot display</text></a></switch>"
    ),
    "Mermaid": (
        ' id="mermaid-1" aria-roledescription="flowchart-v2" role="graphics-document '
        'document"><style>#mermaid-1{font-family:"trebuchet '
        'ms";fill:#333;}@font-face{font-family:x;src:url(data:font/woff;base64,AA)}</style><g '
        'class="label" data-id="A" transform="translate(20,20)"><foreignObject width="80" '
        'height="24"><div xmlns="http://www.w3.org/1999/xhtml" style="display: table-cell;"><span'
        ' class="nodeLabel"><p>Start here</p></span></div></foreignObject></g><marker id="arrow" '
        'viewBox="0 0 10 10" refX="5" refY="5" markerUnits="userSpaceOnUse" markerWidth="8" '
        'markerHeight="8" orient="auto" fill="red"><path d="M 0 0 L 10 5 L 0 10 z" '
        'class="arrowMarkerPath" style="stroke-width: 1; stroke-dasharray: 1, 0;"/></marker><path'
        ' d="M0,0L50,50" marker-end="url(#arrow)" data-look="classic" tabindex="0"/>'
    ),
    "Excalidraw": (
        "><!-- svg-source:excalidraw --><metadata>payload</metadata><defs><style "
        'class="style-fonts">@font-face { font-family: Virgil; src: '
        'url(data:font/woff2;base64,d09G); }</style></defs><rect x="0" y="0" width="200" '
        'height="100" fill="#ffffff"></rect><g stroke-linecap="round" transform="translate(10 10)'
        ' rotate(0 88 50)"><path d="M0 0 C10 10, 20 20, 30 30" stroke="#1e1e1e" stroke-width="2" '
        'fill="none"></path></g><g transform="translate(5 5)"><text x="0" y="17" '
        'font-family="Virgil, Segoe UI Emoji" font-size="20px" fill="#1e1e1e" text-anchor="start"'
        ' style="white-space: pre;" direction="ltr" '
        'dominant-baseline="alphabetic">Hello</text></g><mask/>'
    ),
    "Google Slides": (
        ' version="1.1" fill="none" stroke="none" stroke-linecap="square" '
        'stroke-miterlimit="10"><clipPath id="p.0"><path d="m0 0l200 0l0 100l-200 0l0 -100z" '
        'clip-rule="nonzero"/></clipPath><g clip-path="url(#p.0)"><path fill="#fff" '
        'fill-opacity="0.0" d="m0 0l9 0z" fill-rule="evenodd"/><g transform="matrix(1 0 0 1 0 '
        '0)"><clipPath id="p.1" fill="none"><path d="m0 0l1 0z"/></clipPath><image '
        'clip-path="url(#p.1)" fill="#000" width="10" height="10" x="0.0" y="0.0" '
        'preserveAspectRatio="none" xlink:href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAE'
        'AAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="/></g></g>'
    ),
    "Inkscape": (
        ' inkscape:version="1.0" width="20mm"><metadata>x</metadata><g inkscape:label="1"><path '
        'style="fill:#f00;-inkscape-x:y" d="M1,1h5v5z" id="p '
        '1"/><flowRoot><flowPara>Flow</flowPara></flowRoot></g>'
    ),
    "Figma": (
        ' fill="none"><g filter="url(#filter0_d)" style="mix-blend-mode:multiply" '
        'clip-path="url(#c)"><rect width="20" height="20" rx="4" fill="#D9D9D9" '
        'shape-rendering="crispEdges"/></g><defs><filter id="filter0_d" x="0" y="0" width="28" '
        'height="28" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood '
        'flood-opacity="0" result="BackgroundImageFix"/><feColorMatrix in="SourceAlpha" '
        'type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0" '
        'result="hardAlpha"/><feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feComposite '
        'in2="hardAlpha" operator="out"/><feBlend mode="normal" in2="BackgroundImageFix" '
        'result="e"/></filter><clipPath id="c"><rect width="20" height="20" '
        'fill="white"/></clipPath><radialGradient id="r" cx="0" cy="0" r="1" '
        'gradientUnits="userSpaceOnUse" gradientTransform="translate(1) rotate(9) scale(2)"><stop'
        ' stop-color="#fff"/><stop offset="1" stop-color="#fff" '
        'stop-opacity="0"/></radialGradient></defs>'
    ),
    "Graphviz": (
        ' width="89pt"><g id="graph0" class="graph"><title>G</title><g id="a_node1">'
        '<a xlink:href="../x.html#y" xlink:title="tip" target="_top">'
        '<ellipse fill="none" stroke="black" cx="27" cy="90" rx="27" ry="18"/>'
        '<text text-anchor="middle" x="27" y="86.3" font-size="14.00">a</text></a></g></g>'
    ),
    "a newer SVG": (
        '><rect width="50" height="20" rx="auto" paint-order="stroke" '
        'vector-effect="non-scaling-stroke" tabindex="0" lang="en" data-x="1" role="img" '
        'aria-label="box"/><text x="1" y="9" inline-size="30" xml:space="preserve" '
        'textLength="20">hi<tspan dy="3" transform="scale(2)">x</tspan></text><symbol id="s" '
        'x="1" y="1" width="4" height="4" refX="2"><circle r="2"/></symbol><use href="#s" '
        'width="9"/><animate attributeName="x" dur="1s"/><view id="v"/><mesh/>'
    ),
    "parts that are gone": (
        '><g clip-path="url(#gone)" filter="url(#nofilter)"><use xlink:href="#nothing"/><use '
        'href="#nothing2"/><rect width="10" height="10" fill="url(#grad)" '
        'style="stroke:url(#no);stroke-width:2"/><linearGradient id="g2" xlink:href="#g1"><stop '
        'offset="0"/></linearGradient><a xlink:href="page.html"><text>linked</text></a><a '
        'href="https://example.org/"><text y="20">out</text></a><image xlink:href="photo.png" '
        'width="5" height="5"/><use xlink:href="sprite.svg#x"/></g>'
    ),
}


def test_the_drawings_of_programs_keep_both_books_valid(tmp_path: Path) -> None:
    pages = ["# Drawings"]
    for number, (program, drawing) in enumerate(DRAWINGS.items()):
        (tmp_path / f"{number}.svg").write_text(f"{START}{drawing}</svg>")
        pages.append(f"![what {program} saved]({number}.svg)")
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_bindery"]\n')
    (tmp_path / "index.md").write_text("\n\n".join(pages) + "\n")
    epub = sphinx_build(tmp_path, tmp_path / "build" / "epub")
    pdf = sphinx_build(tmp_path, tmp_path / "build" / "pdf", "pdf")
    assert epub_messages(epub.epub) == []
    assert pdf_failures(pdf.pdf, "ua1") == []
    for made in (epub, pdf):
        assert len(made.warnings("image.fit")) == 2, made.said
        assert made.said.count("WARNING") == 2, made.said
