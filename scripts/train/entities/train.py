#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights of the entity recognizer to annotated articles; see README.md beside it."""
import argparse
import bisect
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zlib

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

import uner

TYPES = ["none", "organization", "person", "product", "place", "conference", "document"]
ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../.."))
HEAD = """# How much each feature of a candidate speaks for each type of entity, in 1/64 of a natural
# logarithm of odds; what "no name" weighs is taken off. A name before | is a family of candidates.
# Fitted by multinomial logistic regression (L2) to annotated candidates, with and without half of
# the dictionary; the annotation is that of this project and that of UNER Chinese-GSDSimp (train part), which is under
# CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/), as is this file. scripts/train/entities makes it.
feature\torganization\tperson\tproduct\tplace\tconference\tdocument
"""


def marked_sentences(path):
    """The sentences of a file whose names are marked as [name|type], as articles."""
    with open(path, encoding="utf-8") as stream:
        strings = re.findall(r'"([^"\n]+)"', stream.read())
    for number, marked in enumerate(strings):
        text, entities, place = "", [], 0
        for name in re.finditer(r"\[([^|\]]+)\|(\w+)\]", marked):
            text += marked[place : name.start()]
            mention = {"start": len(text), "end": len(text) + len(name.group(1))}
            entities.append({"type": name.group(2), "mentions": [mention]})
            text += name.group(1)
            place = name.end()
        text += marked[place:]
        yield {"source": f"{os.path.basename(path)}:{number}", "text": text, "entities": entities}


class Candidates:
    """The candidates of all articles under one dictionary."""

    def __init__(self, rows, features, types):
        self.rows, self.features, self.types = rows, features, np.array(types)


class Trainer:
    def __init__(self, options):
        self.options = options
        self.documents, self.always = {}, set()
        self.kept = set()
        for path in options.gold + options.kept:
            with open(path, encoding="utf-8") as stream:
                for line in stream:
                    document = json.loads(line)
                    self.documents[document["source"]] = document
                    if path in options.kept:
                        self.kept.add(document["source"])
        for path in options.sentences:
            for document in marked_sentences(path):
                self.documents[document["source"]] = document
                self.always.add(document["source"])
        for document in uner.sentences(options.uner) if options.uner else ():
            self.documents[document["source"]] = document
            self.always.add(document["source"])
        self.gold = {
            source: {
                (mention["start"], mention["end"]): entity["type"]
                for entity in document["entities"]
                for mention in entity["mentions"]
            }
            for source, document in self.documents.items()
        }
        self.start = self.read_start(options.start) if options.start else {}
        self.by_hand = {}
        for path in options.by_hand:
            with open(path, encoding="utf-8") as stream:
                rows = [line.rstrip("\n") for line in stream if line[0] != "#"]
                self.by_hand.update((row.split("\t")[0], row) for row in rows[1:])
        articles = sorted(source for source in self.documents if source not in self.always)
        self.folds = {source: number % 2 for number, source in enumerate(articles)}

    # Candidates

    def run(self, *arguments):
        return subprocess.run(arguments, check=True, stdout=subprocess.PIPE, text=True).stdout

    def candidates(self, folder, keeps=None, weights=None):
        """Reads all articles with the dictionary entries that `keeps` wants, and with the tagger's
        weights of another folder."""
        dictionaries = os.path.join(folder, "dictionaries")
        shutil.rmtree(dictionaries, ignore_errors=True)
        shutil.copytree(self.options.dictionaries, dictionaries)
        if keeps:
            halve(os.path.join(dictionaries, "Entities"), keeps)
        if weights:
            for name in ("names.tsv", "name-words.tsv"):
                shutil.copy(os.path.join(weights, name), os.path.join(dictionaries, "Weights"))
        lexicon = os.path.join(folder, "lexicon")
        self.run(self.options.mailuo, "dictionaries", "compile", dictionaries, "-o", lexicon)
        articles = os.path.join(folder, "articles.jsonl")
        with open(articles, "w", encoding="utf-8") as stream:
            for source, document in self.documents.items():
                article = {"source": source, "text": document["text"]}
                if document.get("published"):
                    article["published"] = document["published"]
                stream.write(json.dumps(article, ensure_ascii=False) + "\n")
        table = self.run(self.options.mailuo_train, "entity-features", articles, "--lexicon", lexicon)
        rows, features, types = [], [], []
        for line in table.splitlines():
            source, start, end, names = line.split("\t")
            names = names.split(" ")
            family = names.pop().removeprefix("family=")
            rows.append((source, int(start), int(end)))
            features.append(names + [family + "|" + name for name in names])
            types.append(TYPES.index(self.gold[source].get(rows[-1][1:], "none")))
        return Candidates(rows, features, types)

    def read(self):
        """Reads the articles with the whole dictionary and with each half of it."""
        def half(name):
            return zlib.crc32(name.encode()) % 100 < 50

        with tempfile.TemporaryDirectory() as folder:
            self.variants = [
                (self.with_folds(self.candidates(folder), folder), 1.0),
                (self.candidates(folder, half), 0.5),
                (self.candidates(folder, lambda name: not half(name)), 0.5),
            ]

    def with_folds(self, whole, folder):
        """The candidates of which those in the sentences of UNER are read again, with weights of the
        tagger that were not trained on them."""
        if not self.options.tagger_folds:
            return whole
        keep = [place for place, row in enumerate(whole.rows) if not uner.is_sentence(row[0])]
        parts, documents = [(whole, keep)], self.documents
        for fold, weights in enumerate(self.options.tagger_folds):
            self.documents = {source: document for source, document in documents.items()
                              if uner.is_sentence(source) and uner.number(source) % len(self.options.tagger_folds) == fold}
            part = self.candidates(folder, weights=weights)
            parts.append((part, range(len(part.rows))))
        self.documents = documents
        return Candidates(*([getattr(part, name)[place] for part, places in parts for place in places]
                            for name in ("rows", "features", "types")))

    # Fitting

    def fit(self, wants):
        """Fits the weights to the articles that `wants` names; returns them and the features."""
        features, may_be, shares, kept = [], [], [], []
        for candidates, share in self.variants:
            for row, names, kind in zip(candidates.rows, candidates.features, candidates.types):
                is_always = row[0] in self.always
                if is_always and share < 1 or not is_always and not wants(row[0]):
                    continue
                features.append(names)
                # What is no name of UNER's three types may be one of the others.
                types = uner.OTHERS if kind == 0 and uner.is_sentence(row[0]) else (TYPES[kind],)
                may_be.append([name in types for name in TYPES])
                # The marked sentences are few.
                is_uner = uner.is_sentence(row[0])
                is_kept = bool(self.start) and (is_uner or row[0] in self.kept)
                weight = (
                    self.options.kept_share if is_kept
                    else 1 if is_uner else 3 if is_always else self.options.gold_share)
                shares.append(share * weight)
                kept.append(is_kept)
        counts = collections.Counter(name for names in features for name in names)
        columns = {
            name: place
            for place, name in enumerate(
                sorted({name for name in counts if counts[name] >= 4} | self.start.keys()))
        }
        x, right, share = matrix(features, columns), np.array(may_be, float), np.array(shares)
        transposed = x.T.tocsr()
        start = np.zeros((len(columns), len(TYPES)))
        for name, row in self.start.items():
            start[columns[name]] = row
        # Weights that are gone on from keep what they say of these texts.
        kept = np.array(kept)
        fitted = np.array([[name not in self.by_hand] for name in columns])
        said = shares_of_types(x @ start)

        def loss(flat):
            weights = flat.reshape(start.shape)
            shares_of = shares_of_types(x @ weights)
            rightly = shares_of * right
            total = rightly.sum(1, keepdims=True) + 1e-12
            wanted = np.where(kept[:, None], said, rightly / total)
            losses = np.where(
                kept, -(said * np.log(shares_of + 1e-12)).sum(1), -np.log(total[:, 0]))
            gradient = transposed @ ((shares_of - wanted) * share[:, None])
            moved, l2 = weights - start, self.options.l2
            gradient = (gradient + l2 * moved) * fitted
            return (share * losses).sum() + l2 / 2 * (moved**2).sum(), gradient.ravel()

        found = minimize(
            loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 200})
        return found.x.reshape(start.shape), columns

    def read_start(self, path):
        """The weights of a table, as they were before the threshold and the trust were taken in."""
        rows = {}
        with open(path, encoding="utf-8") as stream:
            for line in stream:
                name, *numbers = line.rstrip("\n").split("\t")
                if line[0] == "#" or name == "feature":
                    continue
                row = np.array([0] + [int(number) for number in numbers], float) / 64
                if name == "always":
                    row[1:] += self.options.threshold
                if name.startswith("dictionary."):
                    row[TYPES.index(name.split(".")[1])] -= self.options.trust_dictionary / 64
                rows[name] = row
        return rows

    def table(self, weights, columns):
        """The rows of the table of weights."""
        weights = weights - weights[:, :1]
        rows = []
        for name, place in columns.items():
            row = weights[place, 1:].copy()
            if name == "always":
                row -= self.options.threshold
            numbers = [int(round(number * 64)) for number in row]
            if name.startswith("dictionary."):
                numbers[TYPES.index(name.split(".")[1]) - 1] += self.options.trust_dictionary
            if any(abs(number) >= 6 for number in numbers):
                rows.append("\t".join([name] + [str(number) for number in numbers]))
        rows = [row for row in rows if row.split("\t")[0] not in self.by_hand]
        rows += self.by_hand.values()
        rows.sort(key=lambda row: row.split("\t")[0].encode())
        return HEAD + "".join(row + "\n" for row in rows)

    # Checking

    def decode(self, candidates, weights, columns, fold):
        """Chooses names as the program does, of the articles of one fold."""
        limit, share = 4.0, 0.5
        places = collections.defaultdict(list)
        for place, row in enumerate(candidates.rows):
            if self.folds.get(row[0]) == fold:
                places[row[0]].append(place)
        found = {}
        for source, indices in places.items():
            text = self.documents[source]["text"]
            scores = matrix([candidates.features[i] for i in indices], columns) @ weights
            scores -= scores[:, :1]
            keys = []
            for i in indices:
                _, start, end = candidates.rows[i]
                keys.append(text[start:end].replace(" ", "").lower())
            counts, sums = collections.Counter(keys), {}
            clipped = np.clip(scores, -limit, limit)
            for key, row in zip(keys, clipped):
                sums[key] = sums.get(key, 0) + row
            items = []
            for key, i, row, own in zip(keys, indices, scores, clipped):
                if counts[key] > 1:
                    row = row + (sums[key] - own) * share / (counts[key] - 1)
                best = int(row[1:].argmax()) + 1
                _, start, end = candidates.rows[i]
                items.append((start, end, TYPES[best], row[best] - self.options.threshold))
            found[source] = select(items)
        return found

    def score(self, found):
        right = gold = count = 0
        for source, names in found.items():
            gold += len(self.gold[source])
            count += len(names)
            right += sum(self.gold[source].get(name[:2]) == name[2] for name in names)
        f1 = 2 * right / max(1, gold + count)
        return f"F1 {f1:.4f} precision {right / max(1, count):.4f} recall {right / max(1, gold):.4f}"

    def check(self):
        for fold in (0, 1):
            weights, columns = self.fit(lambda source: self.folds[source] == fold)
            for name, (candidates, _) in zip(("whole", "half", "other half"), self.variants):
                found = self.decode(candidates, weights, columns, 1 - fold)
                print(f"trained on fold {fold}, dictionary {name}: {self.score(found)}", flush=True)


def halve(folder, keeps):
    """Takes out the entities that `keeps` does not want, but most places, and missing parents."""
    files, kept = {}, set()
    for file in sorted(os.listdir(folder)):
        with open(os.path.join(folder, file), encoding="utf-8") as stream:
            lines = stream.read().split("\n")
        rows, header = [], False
        for line in lines:
            if not line or line[0] == "#" or not header:
                header = header or bool(line) and line[0] != "#"
                rows.append(line)
                continue
            name = line.split("\t")[0]
            is_usual = file.startswith("place") and zlib.crc32((name + "x").encode()) % 100 < 80
            if keeps(name) or is_usual:
                rows.append(line)
                kept.add(name)
        files[file] = rows
    for file, rows in files.items():
        for index, line in enumerate(rows):
            fields = line.split("\t")
            if len(fields) == 5 and fields[0] != "name" and fields[3] and fields[3] not in kept:
                fields[3] = ""
                rows[index] = "\t".join(fields)
        with open(os.path.join(folder, file), "w", encoding="utf-8") as stream:
            stream.write("\n".join(rows))


def shares_of_types(scores):
    """The probability of each type, from the scores of all."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    return odds / odds.sum(1, keepdims=True)


def matrix(features, columns):
    starts, places = [0], []
    for names in features:
        places += sorted({columns[name] for name in names if name in columns})
        starts.append(len(places))
    return sparse.csr_matrix(
        (np.ones(len(places)), places, starts), shape=(len(features), len(columns)))


def select(items):
    """Weighted interval scheduling: the best names that do not overlap."""
    order = sorted(
        (end, start, kind, margin + (end - start) * 0.0002)
        for start, end, kind, margin in items
        if margin > 0)
    ends, totals, previous = [item[0] for item in order], [0], []
    for place, (_, start, _, weight) in enumerate(order):
        before = bisect.bisect_right(ends, start, 0, place)
        previous.append(before)
        totals.append(max(totals[place], totals[before] + weight))
    place, chosen = len(order), []
    while place > 0:
        if totals[place] == totals[place - 1]:
            place -= 1
        else:
            end, start, kind, _ = order[place - 1]
            chosen.append((start, end, kind))
            place = previous[place - 1]
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", nargs="+", required=True, help="annotated articles, JSON Lines")
    parser.add_argument("--sentences", nargs="*", default=[], help="files of marked sentences")
    parser.add_argument("--uner", help="a file of UNER Chinese-GSDSimp (IOB2)")
    parser.add_argument("--tagger-folds", nargs="+", default=[],
                        help="folders of names.tsv and name-words.tsv, trained with --fold 0, 1 …")
    parser.add_argument("--gold-share", type=float, default=1.2,
                        help="what an article counts beside a sentence")
    parser.add_argument("--dictionaries", default=os.path.join(ROOT, "Dictionaries"))
    parser.add_argument("--mailuo", default=os.path.join(ROOT, ".build/release/mailuo"))
    parser.add_argument("--mailuo-train", default=os.path.join(ROOT, ".build/release/mailuo-train"))
    parser.add_argument("--by-hand", nargs="*", default=[], help="tables of rows that are not fitted")
    parser.add_argument("--trust-dictionary", type=int, default=0,
                        help="what dictionary.T gains for the type T, in the table's unit")
    parser.add_argument("--start", help="a table of weights to go on from: the penalty is for leaving them")
    parser.add_argument("--kept", nargs="*", default=[],
                        help="articles of which, as of UNER's sentences, --start is to say what it said")
    parser.add_argument("--kept-share", type=float, default=3.0, help="what such an article counts")
    parser.add_argument("--l2", type=float, default=4.0)
    parser.add_argument("--threshold", type=float, default=-0.5)
    parser.add_argument("--check", action="store_true", help="cross-validate")
    parser.add_argument("--output", help="where to write the table of weights")
    options = parser.parse_args()
    trainer = Trainer(options)
    trainer.read()
    if options.check:
        trainer.check()
    if options.output:
        weights, columns = trainer.fit(lambda source: True)
        with open(options.output, "w", encoding="utf-8") as stream:
            stream.write(trainer.table(weights, columns))
    return 0


if __name__ == "__main__":
    sys.exit(main())
