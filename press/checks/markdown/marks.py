"""How the marks of Markdown look that are left in the text, each with what to write instead."""

from __future__ import annotations

import re
from typing import NamedTuple

QUOTE = "['‘’\"“”´`]"
ROLE = "(?:ref|term|cite(?::[a-z]+)?|doc|numref|abbr|kbd|sub|sup)"  # those that pages use
LABEL = r"[a-z0-9]+(?:-[a-z0-9]+)+"


class Mark(NamedTuple):
    """How a mark looks that is left over, and what to write instead."""

    pattern: re.Pattern[str]
    advice: str


# What a text may hold that is but words and the signs between them, as nearly all are …
OF_WORDS = (
    Mark(
        re.compile(r"^(?:[-+](?=[^\W\d]|\xa0)|\*(?=\xa0)|\d{1,2}[.)](?=[^\W\d]))", re.MULTILINE),
        "A line of a list has a plain blank behind its sign. Write one.",
    ),
    Mark(
        re.compile(
            r"(?<=\w) [,;](?=\s)|(?<=[a-z]{2})[,;](?=[a-z]{2})|(?<=[a-z]{3})[.!?](?=[A-Z][a-z])"
        ),
        "A blank stands behind `{}`, and none before it. Write it so.",
    ),
    Mark(
        re.compile(r"â€.|Ã[\x80-\xbf¤©¶¼]|\ufffd"),
        "`{}` is a sign that was read in another encoding. Write the sign itself, in UTF-8.",
    ),
)
# … and what has one of these other signs: most texts need not be asked for it.
SIGN = re.compile(r"[^\w\s.,;!?‘’“”()…–—-]|_|!!!|www\.")
OF_SIGNS = (
    Mark(
        re.compile(
            rf"\{{[a-z][\w:-]*\}}\s*{QUOTE}|\{{{ROLE}\}}(?=[\w:‹«<]|\s?[(\[])|\{{cite:\s+[pt]\}}"
        ),
        "This role is not one: its words stand between two backticks, directly behind the braces, "
        "as in {ref}`time-out`.",
    ),
    Mark(
        re.compile(rf"\{{{ROLE}\Z"),
        "This role lacks its second brace. Write it as in {ref}`time-out`.",
    ),
    Mark(
        re.compile(r"\[@[\w:.-]+|(?<![\w.@/])@[a-z]+\d{4}[a-z]*\b"),
        "This cites no source. Write {cite:p}`key`, with its key in source/references.bib.",
    ),
    Mark(
        re.compile(r"\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]|^!!!\s+\w+", re.IGNORECASE),
        "This is no box. Write `:::{note}` and, below its text, `:::`.",
    ),
    Mark(
        re.compile(r"\*\*\s[^*]+\s\*\*"),
        "These stars make nothing bold: no blank stands inside them. Take the blanks out, "
        "or write `\\` before each star.",
    ),
    Mark(
        re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)"),
        "`{}` begins or ends what is bold, and its other half is missing. Write both halves, "
        "without a blank inside them, or `\\` before each sign that is meant as it is.",
    ),
    Mark(
        re.compile(
            r"(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)"
        ),
        "`{}` begins or ends what is emphasized, and its other half is missing. Write both halves, "
        "without a blank inside them, or `\\` before a sign that is meant as it is.",
    ),
    Mark(
        re.compile(r"`"),
        "A backtick stands alone. Write another where the code ends, or `\\` before this one.",
    ),
    Mark(
        re.compile(
            r"\]\s+\((?=#|https?:|[^\s()]{1,100}\.(?:md|svg|png|jpe?g)\b)"
            r"|\]\((?=#|https?:|www\.|tel\b|mailto\b|[^\s()]{0,100}(?:\.md|/))"
            r"|\]#[\w-]{1,100}\)|<#[\w-]{1,100}>|<[\w./-]{1,100}\.(?:md|html?|org|com|net)>"
            r"|(?<=\s)#[a-z0-9]+(?:-[a-z0-9]+)+\b"
            r"|\[[^\[\]]{1,100}\((?=#\w|https?://|mailto:)"
            r"|\[\[[^\[\]]+\]\]"
            rf"|\]\s?\[\s*{LABEL}\s*\]|\]\[[a-z]{{3,}}\]"
        ),
        "This link is not one. Write `[words](address)`, with no blank between `]` and `(` and "
        "none in the address.",
    ),
    Mark(
        re.compile(rf"\)\s?\[(?=#|https?:|mailto:|tel:|{LABEL}\]|[^\s\[\]]{{1,100}}\.md\])"),
        "This link has its brackets the wrong way round. Write `[words](address)`.",
    ),
    Mark(
        re.compile(
            r"\[\^\s*\]|\^\[[^\[\]]*\]|\[\^[^\[\]\s]*[ \t][^\[\]\n]*\]|^\[\d{1,3}\]:?(?=\s+\S)"
            r"|^\^\w{1,20}:(?=\s)",
            re.MULTILINE,
        ),
        "`{}` marks no note. Write `[^name]`, and `[^name]: …` on a line of its own below.",
    ),
    Mark(
        re.compile(r"\[\^[^\[\]\s]+\]"),
        "`{}` has no note. Write `{}: …` on a line of its own below.",
    ),
    Mark(
        re.compile(r"^\.\. [\w:-]+::"),
        "This is reStructuredText. Write the directive as a fence: `:::{name}` and, below its "
        "text, `:::`.",
    ),
    Mark(
        re.compile(r"^:[\w-]+:(?=\s|$)"),
        "`{}` sets nothing here. Options stand right below the line that opens their fence.",
    ),
    Mark(
        re.compile(r"^#{1,6}(?=[^\s#\d]|\xa0)", re.MULTILINE),
        "A heading has a plain blank behind its `#`. Write one.",
    ),
    Mark(
        re.compile(r"(?<=\S) #{2,6} ?(?=[^\W\d])"),
        "A heading begins a line. Write this `{}` on a line of its own.",
    ),
    Mark(
        re.compile(r"\{[#.][\w-]+\}\s*$", re.MULTILINE),
        "A label stands on a line of its own above its heading, as `(label)=`. Write it there.",
    ),
    Mark(
        re.compile(r"\{#([\w-]+)\}"),
        "`{}` leads nowhere. Write `[words](#label)`.",
    ),
    Mark(
        re.compile(r"^\[[ xX]\](?=\w)", re.MULTILINE),
        "A box to tick has a blank behind it. Write one.",
    ),
    Mark(
        re.compile(r"^\[(?: {2,}| *[xX] +| +[xX])?\](?= )", re.MULTILINE),
        "A box to tick is `[ ]`, or `[x]`. Write it so.",
    ),
    Mark(
        re.compile(r"^:(?=[^\W\d_][^:\n]*$)", re.MULTILINE),
        "A definition has a blank behind its colon. Write one.",
    ),
    Mark(
        re.compile(r"(?<=[\w”’)])::$", re.MULTILINE),
        "`{}` begins no code here. Write one colon, and three backticks above and below the code.",
    ),
    Mark(
        re.compile(r"\A(?:who|alt|class|lines|width|height|align|name):(?= ?\w)"),
        "An option stands between two colons, right below the line that opens its fence. "
        "Write `:{}`.",
    ),
    Mark(
        re.compile(r"^(?:@@ -\d.* @@|diff --git )", re.MULTILINE),
        "`{}` is of a list of changes. Take it out.",
    ),
    Mark(
        re.compile(r"^(?:\[TOC\]|\{toc\})$", re.MULTILINE),
        "`{}` makes no contents: each book has its own. Take it out.",
    ),
    Mark(
        re.compile(r"^[‘’']{3}", re.MULTILINE),
        "These are no backticks. A block of code begins and ends with three of them.",
    ),
    Mark(
        re.compile(r"\$\$?(?=[^\s$])[^$\n\\^_={}+]{0,99}[\\^_={}+][^$\n]{0,99}(?<=\S)\$\$?(?!\d)"),
        "`{}` is no formula here. Write {math}`x^2`, or `\\` before each `$`.",
    ),
    Mark(
        re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\$\{\w+\}|%\(\w+\)s"),
        "`{}` is for templates, and nothing is put in here. Write the words themselves.",
    ),
    Mark(
        re.compile(r"^[•‣◦▪∗]\s", re.MULTILINE),
        "`{}` makes no list. Write `-` and a blank.",
    ),
    Mark(
        re.compile(r"&(?:nbsp|shy|[mn]dash|hellip|[lr][sd]quo|amp|lt|gt|quot|[a-z]uml)\b;?"),
        "`{}` is no sign. Write the sign itself.",
    ),
    Mark(
        re.compile(r"(?<![\w@/.:])(?:https?://|www\.)\w[^\s<>()\[\]“”\"]*"),
        "This address is no link. Write `<https://…>`, or `[words](https://…)`.",
    ),
    Mark(
        re.compile(r"<[\w.+-]{1,64}@[\w-]{1,60}(?:\.[a-z]{2,10})+(?![\w>])"),
        "`{}` lacks its `>`. Write it.",
    ),
    Mark(
        re.compile(r"\{(?:\+\+|--|~~|>>)[^{}]*\}"),
        "`{}` proposes a change, and is shown as it is. Write what is to stand there.",
    ),
    Mark(
        re.compile(r"==\w[^=\n]*==|\+\+\w[^+\n]*\+\+|(?<!~)~\w[^~\n]*\w~(?!~)|~~\w[^~\n]*~~"),
        "`{}` marks nothing here. Write `*words*`, or `**words**`.",
    ),
    Mark(
        re.compile(r"(?<=\w)(?:~\w{1,3}~|\^\w{1,3}\^)"),
        "`{}` is shown as it is. Write {sub}`2`, or {sup}`2`.",
    ),
    Mark(
        re.compile(r"\[/(?:b|i|u|s|url|quote|code|list)\]"),
        "`{}` is of a forum, and marks nothing here. Write `**words**`, or `*words*`.",
    ),
    Mark(
        re.compile(r"\\[A-Za-z]{2,20}\{[^{}]*\}|(?<![\w\\:/])\\[a-z]{4,20}\b"),
        "`{}` is LaTeX. Write Markdown: `**words**`, `*words*`, {cite:p}`key`, or `[^note]`.",
    ),
    Mark(
        re.compile(r"(?<![\w:]):[a-z]+(?:_[a-z]+)*:(?![\w:`])"),
        "`{}` makes no sign. Write the sign itself, or words.",
    ),
    Mark(
        re.compile(r"(?<![\w|])\|[A-Za-z][\w -]*\|(?![\w|])"),
        "`{}` puts nothing in here. Write the words themselves.",
    ),
    Mark(
        re.compile(r"^// ", re.MULTILINE),
        "`{}` makes no comment. Write `%` before it.",
    ),
    Mark(
        re.compile(r"^:{3,}", re.MULTILINE),
        "`{}` closes a fence that is not open. Take it out, or write the line that opens it.",
    ),
)
