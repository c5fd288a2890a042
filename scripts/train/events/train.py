#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights by which possible triggers are judged; see README.md beside it.

--gold are annotated articles; --fewfc and --text are the folders that scripts/check-fewfc reads, whose left-out third
is never trained on.  With --check each of five folds of the sources is judged by weights fitted to the others, and the
precision, recall and F1 of triggers and types are printed beside those of the rules alone.
"""
import argparse
import collections
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

ROOT = pathlib.Path(__file__).resolve().parents[3]
FOLDS = 5
# What the sentences of FewFC tell of, and three sentences without for each of its own.
FINANCE = ["business.acquire", "business.fund"]
PLAIN = 3
UNIT = 64
# Lighter features are left out.
LIGHT = 4
# The sentences of FewFC stand alone: what is so of each of them tells nothing.
ALONE = {"first-sentence", "market"}
# What a rule says of a trigger: all is there, or roles lack that it needs.
STATES = ["complete", "lack"]
HEAD = """# How much each feature of {kind} speaks for it, in 1/64 of a natural logarithm of odds.
# Fitted by scripts/train/events/{script} to {origin}.
feature\tweight
"""
FINANCE_ORIGIN = """FewFC (two thirds of its sentences of 投资 and 收购), which is under CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/), as is this file, and to the annotation of this project"""


def fewfc_module():
    """scripts/check-fewfc, which says what is left out."""
    loader = importlib.machinery.SourceFileLoader("check_fewfc", str(ROOT / "scripts/check-fewfc"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_fewfc", loader))
    loader.exec_module(module)
    return module


class Sample:
    """A possible trigger as one rule sees it."""

    def __init__(self, fields, share, is_right):
        self.source, start, end, self.rule, proposed = fields[:5]
        self.start, self.end = int(start), int(end)
        self.is_proposed = proposed == "1"
        self.features = fields[5:]
        self.frame = self.rule.split("/")[0]
        # FewFC tells the two types apart in another way.
        is_pooled = self.source.startswith(("fewfc-", "plain-"))
        self.key = (self.source, "" if is_pooled else self.frame, self.start, self.end)
        self.share = share
        self.is_right = is_right
        self.is_market = "market" in self.features

    def is_wanted(self, options):
        return self.frame in options.frames

    def names(self, is_market=False):
        """The features, for all frames and for its own; those of sentences about the stock market apart."""
        for feature in self.features:
            if is_market and feature in ALONE:
                continue
            yield "market|" + feature if is_market else feature
            yield ("market:" if is_market else "") + self.frame + "|" + feature


class Corpus:
    """Texts with the triggers of their events: what of a frame is right, and how many there are."""

    def __init__(self, share):
        self.share = share
        self.texts = []
        self.triggers = {}

    def add(self, source, text, triggers, published=None):
        row = {"source": source, "text": text}
        if published:
            row["published"] = published
        self.texts.append(row)
        self.triggers[source] = triggers

    def samples(self, options):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for row in self.texts:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            command = [options.mailuo_train, "event-features", file.name]
            if options.lexicon:
                command += ["--lexicon", options.lexicon]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for line in output.splitlines():
            fields = line.split("\t")
            frame, start, end = fields[3].split("/")[0], int(fields[1]), int(fields[2])
            is_right = any(
                frame in frames and min(end, b) > max(start, a) for frames, a, b in self.triggers[fields[0]])
            yield Sample(fields, self.share, is_right)


def gold_corpus(paths, share):
    corpus = Corpus(share)
    for path in paths:
        with open(path, encoding="utf-8") as stream:
            text = stream.read()
        for line in text.splitlines() if path.endswith("jsonl") else [text]:
            row = json.loads(line)
            triggers = [({e["type"]}, e["trigger"]["start"], e["trigger"]["end"]) for e in row["events"]]
            corpus.add(row["source"], row["text"], triggers, row.get("published"))
    return corpus


def fewfc_corpus(fewfc, text, share):
    module = fewfc_module()
    corpus = Corpus(share)
    gold = module.gold_sentences(fewfc, True)
    for sentence, (triggers, _) in gold.items():
        corpus.add(f"fewfc-{len(corpus.texts)}", sentence, [(set(FINANCE), *span) for span in triggers])
    for sentence in module.plain_sentences(text, PLAIN * len(gold), True):
        corpus.add(f"plain-{len(corpus.texts)}", sentence, [])
    return corpus


def prior(samples, options):
    """What is thought of samples before anything is learned: the rules are mostly right."""
    return np.array([options.prior if sample.is_proposed else -options.prior for sample in samples])


class Model:
    """Logistic regression with an L2 penalty, in whole 64ths."""

    def __init__(self, samples, options):
        self.options = options
        counts = collections.Counter(name for sample in samples for name in set(sample.names(options.market)))
        self.columns = {n: i for i, n in enumerate(sorted(n for n in counts if counts[n] >= options.least))}
        x = self.matrix(samples)
        share = np.array([sample.share for sample in samples])
        sign = np.array([1.0 if sample.is_right else -1.0 for sample in samples])
        transposed = x.T.tocsr()
        base = prior(samples, options)

        def loss(weights):
            margin = sign * (x @ weights + base)
            value = (share * np.logaddexp(0, -margin)).sum() + options.l2 / 2 * (weights**2).sum()
            gradient = transposed @ (-share * sign / (1 + np.exp(margin))) + options.l2 * weights
            return value, gradient

        found = minimize(
            loss, np.zeros(len(self.columns)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
        self.weights = np.rint(found.x * UNIT)
        self.weights[np.abs(self.weights) < LIGHT] = 0

    def matrix(self, samples):
        rows, columns = [], []
        for row, sample in enumerate(samples):
            for name in sorted(set(sample.names(self.options.market))):
                if name in self.columns:
                    rows.append(row)
                    columns.append(self.columns[name])
        return csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(samples), len(self.columns)))

    def scores(self, samples):
        return self.matrix(samples) @ self.weights + np.rint(prior(samples, self.options) * UNIT)

    def table(self, frames, origin):
        """The rows of some frames and those that all share; what was thought before is among them."""
        rows = collections.Counter()
        frames = ["market:" + frame if self.options.market else frame for frame in frames]
        for frame in frames:
            rows[frame + "|always"] -= self.options.threshold
            for state in STATES:
                rows[frame + "|state=" + state] += round(self.options.prior * UNIT) * (1 if state == "complete" else -1)
        for name, place in self.columns.items():
            if "|" not in name or name.split("|")[0] in frames + ["market"]:
                rows[name] += int(self.weights[place])
        kept = [name for name in sorted(rows, key=str.encode) if rows[name] or name.endswith("|always")]
        return HEAD.format(kind="a possible trigger", script="train.py", origin=origin) + "".join(f"{name}\t{rows[name]}\n" for name in kept)


def chosen(samples, scores, threshold):
    """The triggers that are taken, by source, frame and place."""
    return {s.key for s, score in zip(samples, scores) if score >= threshold}


def report(name, samples, taken, gold):
    right = {s.key for s in samples if s.is_right}
    hits = len(taken & right)
    precision, recall = hits / max(1, len(taken)), hits / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:28} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  gold {gold}  found {len(taken)}")


def fold(source):
    return int(hashlib.sha256(source.encode()).hexdigest(), 16) % FOLDS


def is_judged(sample, options):
    return sample.is_market or not options.market


def is_learned_from(sample, options):
    """Whether the weights are fitted to a sample: those for the stock market to what all annotated articles tell of
    the same kind too."""
    if not options.market:
        return True
    return sample.is_wanted(options) and (
        sample.is_market or not sample.source.startswith(("fewfc-", "plain-")))


def check(groups, options, frames):
    """Prints how the weights judge what they were not fitted to, for each group of samples."""
    everything = [sample for samples, _ in groups.values() for sample in samples]
    scores = {}
    for part in range(FOLDS):
        model = Model([s for s in everything if fold(s.source) != part and is_learned_from(s, options)], options)
        left = [s for s in everything if fold(s.source) == part and is_judged(s, options)]
        scores.update(zip(map(id, left), model.scores(left)))
    for sample in everything:
        # Of other sentences the rules decide.
        scores.setdefault(id(sample), options.threshold + (0 if sample.is_proposed else -1))
    for name, (samples, gold) in groups.items():
        for selected in [frames] + ([[frame] for frame in frames] if len(frames) > 1 else []):
            rows = [s for s in samples if s.frame in selected]
            count = gold(selected)
            title = name + " " + (selected[0] if len(selected) == 1 else "all")
            report(title + " rules", rows, chosen(rows, [0 if s.is_proposed else -1 for s in rows], 0), count)
            report(title + " judged", rows, chosen(rows, [scores[id(s)] for s in rows], options.threshold), count)


def counted(corpus):
    """Counts the annotated triggers of frames."""
    def count(frames):
        return sum(
            1 for triggers in corpus.triggers.values() for kinds, _, _ in triggers
            if kinds & set(frames))
    return count


def parser_of(description, *, gold_share):
    """The options that the trainers of triggers and of roles share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--gold", nargs="*", default=[], help="annotated articles, JSON Lines or JSON")
    parser.add_argument("--fewfc", type=pathlib.Path)
    parser.add_argument("--mailuo-train", default=os.path.join(ROOT, ".build/release/mailuo-train"))
    parser.add_argument("--lexicon")
    parser.add_argument("--market", action="store_true", help="weights for sentences about the stock market alone")
    parser.add_argument("--gold-share", type=float, default=1.0, help=gold_share)
    parser.add_argument("--prior", type=float, default=2.0, help="the logarithm of the odds that the rules are right")
    parser.add_argument("--l2", type=float, default=3.0)
    parser.add_argument("--least", type=int, default=4, help="rarer features do not count")
    parser.add_argument("--threshold", type=int, default=0, help="the least score of what is kept")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--output")
    return parser


def main():
    parser = parser_of(__doc__, gold_share="what a trigger of an article counts")
    parser.add_argument("--text", type=pathlib.Path)
    parser.add_argument("--frames", nargs="*", default=FINANCE, help="the frames that the weights judge")
    options = parser.parse_args()
    corpora = {}
    if options.gold:
        corpora["gold"] = gold_corpus(options.gold, options.gold_share)
    if options.fewfc:
        corpora["FewFC"] = fewfc_corpus(options.fewfc, options.text, 1.0)
    groups = {}
    for name, corpus in corpora.items():
        groups[name] = (list(corpus.samples(options)), counted(corpus))
    if options.check:
        check(groups, options, options.frames)
    if options.output:
        model = Model(
            [s for samples, _ in groups.values() for s in samples
             if is_learned_from(s, options)], options)
        origin = FINANCE_ORIGIN if options.fewfc else "the annotation of this project"
        with open(options.output, "w", encoding="utf-8") as stream:
            stream.write(model.table(options.frames, origin))
    return 0


if __name__ == "__main__":
    sys.exit(main())
