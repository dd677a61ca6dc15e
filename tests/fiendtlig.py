"""Words that an editor may write and that somebody else's program might take for more than words."""

HOSTILE = {
    "markup": "<script>alert(1)</script>",
    "an attribute": '"><img src=x onerror=alert(1)>',
    "a formula": "=cmd|'/c calc'!A0",
    "a formula with plus": "+1+1",
    "a formula with minus": "-2+3",
    "a formula with at": "@SUM(1+1)",
    "a wide formula": "＝1+1",
    "an apostrophe first": "'=1",
    "quotes and separators": 'a","b";"c|d\\|e\\',
    "a line of a calendar": "Møte\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Falsk",
    "a line break alone": "to\nlinjer",
    "a carriage return alone": "to\rlinjer",
    "marks of a calendar": "a;b,c:d\\n\\e",
    "a mark of a page": "[katalog:akutt] @@innhold@@ {{ 7*7 }} {% raw %}",
    "letters beyond the first plane": "👩‍👩‍👧 𝔘 " * 12,
    "lines that are no lines here": "a\u2028b\u2029c\u0085d",
    "letters from right to left": "\u202eשלום",
    "a long line": "å" * 119,
}
