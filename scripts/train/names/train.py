#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Trains Dictionaries/Weights/names.tsv and name-words.tsv, by which names are found word by word.

usage: train.py DATA [--output FOLDER] [--fold N]

DATA is the folder of the training data, which holds ud/ and lexicons/; docs/training.md
tells more.  With --fold 0 or 1 every other sentence of UNER is left out.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import pycrfsuite

from carriers import Carriers
from features import HAN, ROOT, WordFeatures, default_key, general_words, jieba_tags, sequence

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
PLACES = (-2, -1, 0, 1, 2)
# A weight is so many steps to the natural logarithm's unit, and at most this many steps.
UNIT, LIMIT, ZERO = 4, 39, 0x57
CLASSES = 3000
FOLDS = 2
HEAD = """# {what}
# Fitted by scripts/train/names to UNER Chinese-GSDSimp (train part), which is under CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/), as is this file. docs/training.md tells what else went in.
"""


def is_latin(character):
    return character.isascii() and character.isalnum()


def uner(path):
    """The sentences of an IOB2 file: texts with their names."""
    words = []
    for line in path.read_text(encoding="utf-8").split("\n") + [""]:
        if line and line[0] != "#":
            words.append(line.split("\t")[1:3])
        elif not line and words:
            text, names = "", []
            for index, (word, tag) in enumerate(words):
                # Latin words are written apart.
                if text and is_latin(text[-1]) and is_latin(word[0]):
                    text += " "
                if tag[0] == "B":
                    names.append([len(text), 0, tag[2:]])
                text += word
                if tag != "O":
                    names[-1][1] = len(text)
            yield text, [tuple(name) for name in names]
            words = []


def read_words(texts, program):
    """The words of texts as the program sees them: for each text its sentences."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as stream:
        for text in texts:
            stream.write(json.dumps({"text": text}, ensure_ascii=False) + "\n")
        stream.flush()
        output = subprocess.run(
            [program, "name-words", stream.name], check=True, stdout=subprocess.PIPE, text=True)
    result, sentence, number = [[] for _ in texts], [], 0
    for line in output.stdout.split("\n"):
        if line:
            fields = line.split("\t")
            number = int(fields[0])
            sentence.append((int(fields[1]), int(fields[2]), fields[3], fields[4]))
        elif sentence:
            result[number].append(sentence)
            sentence = []
    return result


def tags_of(sentence, names):
    tags = ["O"] * len(sentence)
    for start, end, kind in names:
        inside = [index for index, word in enumerate(sentence) if word[0] < end and word[1] > start]
        for place, index in enumerate(inside):
            tags[index] = ("I-" if place else "B-") + kind
    return tags


def names_of(sentence, tags):
    names, start = [], None
    for index, tag in enumerate(tags + ["O"]):
        if start is not None and tag[0] != "I":
            names.append((sentence[start][0], sentence[index - 1][1], tags[start][2:]))
            start = None
        if tag[0] == "B" or tag[0] == "I" and start is None:
            start = index
    return names


def score(found, gold):
    right = sum(len(set(a) & set(b)) for a, b in zip(found, gold))
    count, wanted = sum(map(len, found)), sum(map(len, gold))
    return (f"F1 {2 * right / max(1, count + wanted):.4f} "
            f"precision {right / max(1, count):.4f} recall {right / max(1, wanted):.4f}")


class Trainer:
    def __init__(self, options):
        self.options, data = options, options.data
        self.train = list(uner(data / "ud/zh_gsdsimp-ud-train.iob2"))
        if options.fold is not None:
            self.train = [item for index, item in enumerate(self.train)
                          if index % FOLDS != options.fold]
        self.dev = list(uner(data / "ud/zh_gsdsimp-ud-dev.iob2"))
        self.words = {}
        texts = [text for text, _ in self.train + self.dev]
        for text, sentences in zip(texts, read_words(texts, options.mailuo_train)):
            self.words[text] = sentences
        alone, carriers = self.lac_answers()
        self.features = WordFeatures(alone, carriers, self.places())

    def places(self):
        """The place names of THUOCL that three documents have."""
        places = set()
        text = (self.options.data / "lexicons/THUOCL_diming.txt").read_text(encoding="utf-8-sig")
        for line in text.splitlines():
            fields = line.split("\t")
            if len(fields) == 2 and fields[1].strip().isdigit() and int(fields[1]) >= 3:
                places.add(fields[0].strip())
        return places

    def lac_answers(self):
        """What LAC says of each general word alone (its parts' tags) and of all words in carriers."""
        memory = self.options.memory
        if memory and memory.exists():
            return json.loads(memory.read_text(encoding="utf-8"))
        carriers, alone = Carriers(), {}
        for word, _, _ in jieba_tags():
            if len(word) <= 6:
                parts = carriers.lac.run(word)
                alone[word] = "+".join(
                    f"{tag}{len(part)}" if len(parts) > 1 else tag for part, tag in parts)
        words = {word for word in general_words() if HAN.fullmatch(word)}
        for text, sentences in self.words.items():
            words.update(text[start:end] for sentence in sentences
                         for start, end, form, _ in sentence if form in ("han", "punctuation"))
        answers = alone, carriers.answers(words)
        if memory:
            memory.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
        return answers

    def examples(self, text):
        """The words of a text and their features, sentence by sentence."""
        for sentence in self.words[text]:
            own = [self.features.of(text[start:end], form, tag)
                   for start, end, form, tag in sentence]
            yield sentence, sequence(own)

    def run(self):
        trainer = pycrfsuite.Trainer(verbose=False)
        for text, names in self.train:
            for sentence, features in self.examples(text):
                trainer.append(features, tags_of(sentence, names))
        trainer.select("lbfgs")
        trainer.set_params({"c1": 0.1, "c2": 0.5, "max_iterations": 60,
                            "feature.possible_transitions": True})
        with tempfile.NamedTemporaryFile() as file:
            trainer.train(file.name)
            tagger = pycrfsuite.Tagger()
            tagger.open(file.name)
            found = [[item for sentence, features in self.examples(text)
                      for item in names_of(sentence, tagger.tag(features))]
                     for text, _ in self.dev]
            print("dev", score(found, [names for _, names in self.dev]), flush=True)
            self.write(tagger.info())

    # The tables

    def write(self, info):
        weights = {}
        for (name, tag), weight in info.state_features.items():
            place, name = name.split("|", 1)
            row = weights.setdefault(name, np.zeros((5, 7)))
            row[int(place) + 2, TAGS.index(tag)] += weight

        def row_of(names):
            row = sum((weights[name] for name in names if name in weights), np.zeros((5, 7)))
            return (row - row[:, :1])[:, 1:].ravel() * UNIT

        classes = self.classes(row_of)
        folder = self.options.output
        steps = np.zeros((7, 7))
        for (before, tag), weight in info.transitions.items():
            steps[TAGS.index(before), TAGS.index(tag)] = weight * UNIT
        first = ""
        for before, step in zip(TAGS, steps):
            for tag, weight in zip(TAGS, step):
                is_wrong = tag[0] == "I" and before[1:] != tag[1:]
                first += "0" if is_wrong else character(max(weight, 1 - LIMIT))
        numbers, lines = {}, [f"00000\t{first}\n"]
        for row in [classes[key] for key in sorted(classes)]:
            if row not in numbers:
                numbers[row] = len(numbers)
                lines.append(f"{len(numbers):05}\t{row}\n")
        with open(folder / "names.tsv", "w", encoding="utf-8") as stream:
            stream.write(HEAD.format(what="The weights of classes of words; row 0 has those of a tag "
                                     "behind a tag. docs/training.md tells how to read them."))
            stream.write("class\tweights\n" + "".join(lines))
        with open(folder / "name-words.tsv", "w", encoding="utf-8") as stream:
            stream.write(HEAD.format(what="The class in names.tsv of each word that is unlike most of "
                                     "its part of speech and length (those have a stroke)."))
            stream.write("word\tclass\n")
            for word in sorted(classes, key=str.encode):
                stream.write(f"{word}\t{numbers[classes[word]]}\n")
        print(f"{len(classes)} words, {len(numbers)} classes", flush=True)

    def classes(self, row_of):
        """The weights, as text, of all words that need a class of their own, and of the defaults."""
        seen = {}
        for text, _ in self.train:
            for sentence in self.words[text]:
                for start, end, form, tag in sentence:
                    word = text[start:end]
                    if form != "number" and not set(word) & set('\t\n\r"#\\'):
                        seen[word] = (form, tag), seen.get(word, (None, 0))[1] + 1
        known = {word: ("han", tag) for word, tag in self.features.general.items()
                 if HAN.fullmatch(word)}
        for word in self.features.surnames | self.features.foreign | set(
                self.features.odds["foreign"]):
            if len(word) == 1:
                known.setdefault(word, ("han", "PROPN"))
        kinds = dict(known)
        kinds.update((word, value[0]) for word, value in seen.items())
        words = sorted(kinds)
        rows = np.array([row_of(self.features.of(word, *kinds[word])) for word in words])
        counts = np.array([seen[word][1] if word in seen else 0.05 for word in words])
        keys = [default_key(word, *kinds[word]) for word in words]
        result, default = {}, {}
        for key in sorted(set(keys)):
            places = [place for place, other in enumerate(keys) if other == key]
            default[key] = np.average(rows[places], axis=0, weights=counts[places])
        default["NUMBER/0"] = row_of(["key=NUMBER/0"])
        default["EDGE/0"] = row_of(["key=EDGE/0"])
        for key, row in default.items():
            result[key] = text_of(row)
        unlike = [place for place in range(len(words))
                  if np.abs(rows[place] - default[keys[place]]).max() >= (
                      2 if words[place] in seen else 8)]
        groups = cluster(rows[unlike], counts[unlike])
        for place, row in zip(unlike, groups):
            result[words[place]] = text_of(row)
        return result


def character(weight):
    return chr(ZERO + int(max(-LIMIT, min(LIMIT, round(weight)))))


def text_of(row):
    return "".join(map(character, row))


def cluster(rows, counts):
    """Each row as it is where its word is frequent, else as the mean of a group of like rows."""
    order = np.argsort(-counts, kind="stable")
    centers = rows[order[:CLASSES]].copy()
    rare = order[CLASSES:]
    groups = np.zeros(len(rare), int)
    if len(rare):
        # Frequent words keep their rows; rare ones share theirs with others.
        own = centers[: CLASSES // 2]
        shared = rows[rare[:: max(1, len(rare) // (CLASSES // 2))]][: CLASSES // 2].copy()
        for _ in range(6):
            both = np.concatenate([own, shared])
            squares = (both ** 2).sum(1) / 2
            for start in range(0, len(rare), 4096):
                part = rows[rare[start:start + 4096]]
                groups[start:start + 4096] = (part @ both.T - squares).argmax(1)
            for number in range(len(shared)):
                members = rare[groups == len(own) + number]
                if len(members):
                    shared[number] = rows[members].mean(0)
        both = np.concatenate([own, shared])
    result = rows.copy()
    if len(rare):
        result[rare] = both[groups]
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "Dictionaries/Weights")
    parser.add_argument("--fold", type=int, choices=range(FOLDS))
    parser.add_argument("--memory", type=pathlib.Path, help="keeps what LAC says of words")
    parser.add_argument("--mailuo-train", default=str(ROOT / ".build/release/mailuo-train"))
    Trainer(parser.parse_args()).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
