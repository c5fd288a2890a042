#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights of words beside which nothing speaks for a name, and of what the tagger says.

README.md beside it tells more.

Gold, sentences and the other options are those of train.py.  --uner is a file of
UNER Chinese-GSDSimp (IOB2: number, word, tag), each sentence of which is read as an article.
"""
import argparse
import collections
import json
import os
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize

from train import ROOT, TYPES, Candidates, Trainer, matrix

NAMES = {"PER": "person", "ORG": "organization", "LOC": "place"}
FAMILY = "uncued|"
TAGGER = "|sequence"
HEAD = """# How much each feature of a word beside which nothing speaks for a name speaks for each type of entity, and in all
# families what the tagger says, in 1/64 of a natural logarithm of odds, on top of the weights in entities.tsv.
# Fitted by scripts/train/entities/train_uncued.py to UNER Chinese-GSDSimp (train part), which is under CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/), as is this file, and to the annotation of this project.
feature\torganization\tperson\tproduct\tplace\tconference\tdocument
"""


class FoldTrainer(Trainer):
    """Reads the sentences of UNER with weights of the tagger that were not trained on them."""

    def read(self):
        super().read()
        if not self.options.tagger_folds:
            return
        whole = self.variants[0][0]
        keep = [place for place, row in enumerate(whole.rows) if not row[0].startswith("uner-")]
        parts = [(whole, keep)]
        documents = self.documents
        with tempfile.TemporaryDirectory() as folder:
            for fold, weights in enumerate(self.options.tagger_folds):
                self.documents = {
                    source: document for source, document in documents.items()
                    if source.startswith("uner-") and int(source[5:]) % 2 == fold}
                part = self.candidates(folder, weights=weights)
                parts.append((part, range(len(part.rows))))
        self.documents = documents
        self.variants[0] = (Candidates(
            [part.rows[place] for part, places in parts for place in places],
            [part.features[place] for part, places in parts for place in places],
            [part.types[place] for part, places in parts for place in places]), 1.0)


def sentences(path):
    """The sentences of an IOB2 file as articles."""
    words = []
    number = 0
    with open(path, encoding="utf-8") as stream:
        for line in list(stream) + ["\n"]:
            line = line.rstrip("\n")
            if line.startswith("#"):
                continue
            if line:
                words.append(line.split("\t")[1:3])
            elif words:
                yield article(f"uner-{number}", words)
                words = []
                number += 1


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


def committed(path):
    """The weights of a table, that of `none` first, as logarithms of odds."""
    weights = {}
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            fields = line.rstrip("\n").split("\t")
            if line[0] != "#" and fields[0] != "feature":
                weights[fields[0]] = np.array([0] + [int(field) for field in fields[1:]]) / 64
    return weights


def fit(trainer, base, options):
    """Fits the family's weights on top of the common ones, which stay as they are."""
    features, offsets, types, shares = [], [], [], []
    for candidates, share in trainer.variants:
        for row, names, kind in zip(candidates.rows, candidates.features, candidates.types):
            own = [name for name in names if name.startswith(FAMILY) or TAGGER in name
                   and (not name.endswith("Other") or name.startswith("knownHan|"))]
            is_sentence = row[0].startswith("uner-")
            if not own or share < 1 and (is_sentence or row[0] in trainer.always):
                continue
            offset = sum((base[name] for name in names if name in base), np.zeros(len(TYPES)))
            offset[1:] += options.threshold
            features.append(own)
            offsets.append(offset)
            types.append(kind)
            shares.append(share if is_sentence else share * options.gold_share)
    counts = collections.Counter(name for names in features for name in names)
    columns = {name: place for place, name in enumerate(sorted(n for n in counts if counts[n] >= 4))}
    x, offset, share = matrix(features, columns), np.array(offsets), np.array(shares)
    one_hot = np.zeros((len(types), len(TYPES)))
    one_hot[np.arange(len(types)), types] = 1
    transposed = x.T.tocsr()

    def loss(flat):
        weights = flat.reshape(len(columns), len(TYPES))
        scores = x @ weights + offset
        scores -= scores.max(1, keepdims=True)
        odds = np.exp(scores)
        shares_of = odds / odds.sum(1, keepdims=True)
        value = -(share * np.log(shares_of[np.arange(len(types)), types] + 1e-12)).sum()
        gradient = transposed @ ((shares_of - one_hot) * share[:, None])
        l2 = options.l2
        return value + l2 / 2 * (weights**2).sum(), (gradient + l2 * weights).ravel()

    start = np.zeros(len(columns) * len(TYPES))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return found.x.reshape(len(columns), len(TYPES)), columns


def table(weights, columns, bias):
    weights = weights - weights[:, :1]
    rows = []
    for name, place in columns.items():
        numbers = [int(round(number * 64)) for number in weights[place, 1:]]
        if name == FAMILY + "always":
            numbers = [number + bias for number in numbers]
        if any(abs(number) >= 6 for number in numbers):
            rows.append("\t".join([name] + [str(number) for number in numbers]))
    rows.sort(key=lambda row: row.split("\t")[0].encode())
    return HEAD + "".join(row + "\n" for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="+", required=True, help="annotated articles, JSON Lines")
    parser.add_argument("--uner", required=True, help="annotated sentences, IOB2")
    parser.add_argument("--sentences", nargs="*", default=[], help="files of marked sentences")
    parser.add_argument("--dictionaries", default=os.path.join(ROOT, "Dictionaries"))
    parser.add_argument("--mailuo", default=os.path.join(ROOT, ".build/release/mailuo"))
    parser.add_argument("--mailuo-train", default=os.path.join(ROOT, ".build/release/mailuo-train"))
    parser.add_argument("--l2", type=float, default=0.5)
    parser.add_argument("--threshold", type=float, default=-0.5)
    parser.add_argument("--gold-share", type=float, default=4.0, help="what an article counts")
    parser.add_argument("--bias", type=int, default=10, help="is added to the weight of `always`")
    parser.add_argument("--tagger-folds", nargs=2, help="folders of names.tsv and name-words.tsv, trained with --fold 0 and 1")
    parser.add_argument("--output", required=True, help="where to write the table of weights")
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as stream:
        for document in sentences(options.uner):
            stream.write(json.dumps(document, ensure_ascii=False) + "\n")
        stream.flush()
        options.gold.append(stream.name)
        trainer = FoldTrainer(options)
        trainer.read()
    base = committed(os.path.join(options.dictionaries, "Weights/entities.tsv"))
    weights, columns = fit(trainer, base, options)
    with open(options.output, "w", encoding="utf-8") as stream:
        stream.write(table(weights, columns, options.bias))
    return 0


if __name__ == "__main__":
    sys.exit(main())
