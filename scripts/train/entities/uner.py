# SPDX-License-Identifier: Apache-2.0
"""The sentences of UNER, each of which is read as an article."""

NAMES = {"PER": "person", "ORG": "organization", "LOC": "place"}
# What stands outside of its names may be any of these.
OTHERS = ("none", "product", "conference", "document")


def is_sentence(source):
    return source.startswith("uner-")


def number(source):
    return int(source[5:])


def sentences(path):
    """The sentences of an IOB2 file (number, word, tag) as articles."""
    words = []
    count = 0
    with open(path, encoding="utf-8") as stream:
        for line in list(stream) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("#"):
                continue
            if line:
                words.append(line.split("\t")[1:3])
            elif words:
                yield article(f"uner-{count}", words)
                words = []
                count += 1


def article(source, words):
    text, entities, mention = "", [], None
    for word, tag in words:
        # Latin words are written apart.
        if is_latin(text[-1:]) and is_latin(word[0]):
            text += " "
        if tag[0] != "I":
            mention = None
        if tag[0] == "B" or tag[0] == "I" and mention is None:
            mention = {"start": len(text), "end": len(text)}
            entities.append({"type": NAMES[tag[2:]], "mentions": [mention]})
        text += word
        if mention:
            mention["end"] = len(text)
    return {"source": source, "text": text, "entities": entities}


def is_latin(character):
    return character.isascii() and character.isalnum()
