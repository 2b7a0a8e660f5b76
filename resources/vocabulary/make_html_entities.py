"""Writes html_entities.txt: the named character references that the tokenizer's text cleaning decodes.

One line an entity: its name as HTML has it (with or without the semicolon), a space, its code points in hex.
A leading ^ marks the upper-cased names (&EACUTE;) that ftfy knows and HTML does not; their value is the
upper-cased character. Run with any Python 3.11 or later; needs nothing else:

    python3 make_html_entities.py > html_entities.txt
"""

import html
from html.entities import html5


def code_points(text):
    return " ".join(f"{ord(c):X}" for c in text)


def main():
    for name in sorted(html5):
        print(name, code_points(html5[name]))
    for name in sorted(html5):
        upper = name.upper()
        # Only names that HTML itself leaves alone, whole or in part, get an upper-cased reading.
        if name.endswith(";") and name == name.lower() and html.unescape("&" + upper) == "&" + upper:
            print("^" + upper, code_points(html5[name].upper()))


if __name__ == "__main__":
    main()
