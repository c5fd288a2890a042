#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fits the weights by which it is judged what fills the roles of events; see README.md beside it.

--gold are annotated articles; --fewfc is the folder that scripts/check-fewfc reads, whose left-out third is never
trained on.  With --check each of five folds of the sources, parted as the scorer's folds are, is judged by weights
fitted to the others, and the precision, recall and F1 of the arguments of right triggers are printed beside those of
the rules alone.
"""
import collections
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from train import ALONE, FOLDS, HEAD, Model, ROOT, UNIT, fewfc_module, is_judged, is_learned_from, parser_of

ORIGIN = {
    False: "the annotation of this project",
    True: """FewFC (two thirds of its sentences of 投资 and 收购), which is under CC BY-SA 4.0
# (https://creativecommons.org/licenses/by-sa/4.0/), as is this file, and to the annotation of this project""",
}
# Which of our frames may stand for an event of FewFC.
FINANCE = {"business.acquire", "business.fund"}


def mostly(a, b):
    """Whether two spans share half of the longer one."""
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= max(a[1] - a[0], b[1] - b[0])


class Event:
    """An annotated event: the frames that it may belong to, its trigger, and for each argument its role and all
    spans that name it."""

    def __init__(self, frames, trigger, arguments):
        self.frames, self.trigger, self.arguments = frames, trigger, arguments


class Sample:
    """Something that could fill a role of an annotated event."""

    def __init__(self, fields, share):
        self.source, start, end, self.rule, self.role, first, last, entity, proposed = fields[:9]
        self.trigger, self.span = (int(start), int(end)), (int(first), int(last))
        self.frame = self.rule.split("/")[0]
        self.slot = self.frame + "." + self.role
        # A name is one thing wherever it stands.
        self.thing = int(entity) if entity != "-1" else self.span
        self.is_proposed = proposed == "1"
        self.features = fields[9:]
        self.is_market = "market" in self.features
        self.share = share
        self.arguments = []

    @property
    def is_right(self):
        return bool(self.arguments)

    def is_wanted(self, options):
        return not options.slots or self.slot in options.slots

    def names(self, is_market=False):
        """The features, for all roles of the name and for its own; those of sentences about the stock market
        apart."""
        prefix = "market:" if is_market else ""
        for feature in self.features:
            if is_market and feature in ALONE:
                continue
            yield prefix + self.role + "|" + feature
            yield prefix + self.slot + "|" + feature


class Corpus:
    def __init__(self, roles, share):
        # What the annotation calls our roles.
        self.roles, self.share = roles, share
        self.texts, self.events, self.folds = [], {}, {}

    def add(self, source, text, events, published=None):
        row = {"source": source, "text": text}
        if published:
            row["published"] = published
        self.texts.append(row)
        self.events[source] = events
        self.folds[source] = int(hashlib.sha256(text[:40].encode()).hexdigest(), 16) % FOLDS

    def samples(self, options):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            for row in self.texts:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
            file.flush()
            command = [options.mailuo_train, "role-features", file.name]
            if options.lexicon:
                command += ["--lexicon", options.lexicon]
            output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for line in output.splitlines():
            sample = Sample(line.split("\t"), self.share)
            events = [
                (number, event) for number, event in enumerate(self.events[sample.source])
                if sample.frame in event.frames
                and min(event.trigger[1], sample.trigger[1]) > max(event.trigger[0], sample.trigger[0])]
            if not events:
                continue
            role = self.roles.get(sample.role, sample.role)
            for number, event in events:
                for place, (other, spans) in enumerate(event.arguments):
                    if other == role and any(mostly(sample.span, span) for span in spans):
                        sample.arguments.append((sample.source, number, place))
            yield sample

    def count(self, slots):
        """How many arguments are annotated that could fill one of some slots."""
        wanted = {(frame, self.roles.get(role, role)) for frame, role in (s.rsplit(".", 1) for s in slots)}
        return sum(
            any((frame, role) in wanted for frame in event.frames)
            for events in self.events.values() for event in events for role, _ in event.arguments)


def gold_corpus(paths, share):
    corpus = Corpus({}, share)
    for path in paths:
        text = pathlib.Path(path).read_text(encoding="utf-8")
        for line in text.splitlines() if path.endswith("jsonl") else [text]:
            row = json.loads(line)
            names = [[(m["start"], m["end"]) for m in e["mentions"]] for e in row["entities"]]
            events = []
            for event in row["events"]:
                arguments = []
                for argument in event["arguments"]:
                    span = (argument["start"], argument["end"])
                    arguments.append((argument["role"], next((spans for spans in names if span in spans), [span])))
                trigger = (event["trigger"]["start"], event["trigger"]["end"])
                events.append(Event({event["type"]}, trigger, arguments))
            corpus.add(row["source"], row["text"], events, row.get("published"))
    return corpus


def fewfc_corpus(folder):
    module = fewfc_module()
    corpus = Corpus(module.ROLES, 1.0)
    events = {}
    for name in ["train_base.json", "train_trans.json"]:
        for line in open(folder / name, encoding="utf-8"):
            row = json.loads(line)
            if module.is_left_out(row["content"]):
                continue
            for event in row["events"]:
                if event["type"] not in module.TYPES:
                    continue
                arguments = [
                    (module.ROLES[m["role"]], [tuple(m["span"])]) for m in event["mentions"] if m["role"] in module.ROLES]
                for mention in event["mentions"]:
                    if mention["role"] == "trigger":
                        events.setdefault(row["content"], []).append(
                            Event(FINANCE, tuple(mention["span"]), arguments))
    for text, found in events.items():
        corpus.add(f"fewfc-{len(corpus.texts)}", text, found)
    return corpus


def single_roles():
    """The roles that one thing alone may fill."""
    slots = set()
    for path in (ROOT / "Dictionaries/Events").glob("*.yaml"):
        for role, rest in re.findall(r"^  (\w+): \{(.*?)\}", path.read_text(encoding="utf-8").split("triggers:")[0], re.M):
            if "many: true" not in rest:
                slots.add(path.stem + "." + role)
    return slots


def decided(samples, scores, threshold, singles):
    """What fills roles, the best first: nothing fills two roles of an event, and some roles are filled once."""
    taken, filled, chosen = set(), set(), []
    for score, _, sample in sorted(((s, -i, sample) for i, (s, sample) in enumerate(zip(scores, samples))), reverse=True, key=lambda x: x[:2]):
        if score < threshold:
            break
        place = (sample.source, sample.rule, sample.trigger)
        if (place, sample.thing) in taken or sample.slot in singles and (place, sample.slot) in filled:
            continue
        taken.add((place, sample.thing))
        filled.add((place, sample.slot))
        chosen.append(sample)
    return chosen


def report(name, chosen, gold):
    right = {argument for sample in chosen for argument in sample.arguments}
    found = {(s.source, s.trigger, s.role, s.span) for s in chosen}
    hits = {(s.source, s.trigger, s.role, s.span) for s in chosen if s.is_right}
    precision, recall = len(hits) / max(1, len(found)), len(right) / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{name:40} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  gold {gold}  found {len(found)}")


class RoleModel(Model):
    def table(self, slots, origin):
        """The rows of some roles and those that roles of their names share, what was thought before among them."""
        rows = collections.Counter()
        prefix = "market:" if self.options.market else ""
        names = {prefix + slot.rsplit(".", 1)[1] for slot in slots}
        slots = [prefix + slot for slot in slots]
        for slot in slots:
            rows[slot + "|always"] -= self.options.threshold
            for state in ["own", "free", "again", "other", "consumed"]:
                rows[f"{slot}|rules={state}"] += round(self.options.prior * UNIT) * (1 if state == "own" else -1)
        for name, place in self.columns.items():
            if name.split("|")[0] in slots or name.split("|")[0] in names:
                rows[name] += int(self.weights[place])
        kept = [name for name in sorted(rows, key=str.encode) if rows[name] or name.endswith("|always")]
        return HEAD.format(kind="what could fill a role", script="train_roles.py", origin=origin) + "".join(
            f"{name}\t{rows[name]}\n" for name in kept)


def check(groups, options):
    singles = single_roles()
    everything = [(sample, corpus.folds[sample.source]) for samples, corpus in groups.values() for sample in samples]
    scores = {}
    for part in range(FOLDS):
        model = RoleModel([s for s, fold in everything if fold != part and is_learned_from(s, options)], options)
        left = [s for s, fold in everything if fold == part and is_judged(s, options)]
        scores.update(zip(map(id, left), model.scores(left)))
    for sample, _ in everything:
        # Of other sentences the rules decide.
        scores.setdefault(id(sample), options.threshold + (0 if sample.is_proposed else -1))
    for name, (samples, corpus) in groups.items():
        slots = sorted({s.slot for s in samples})
        for selected in ([slots] if not options.slots else []) + [options.slots or []] + [[s] for s in options.slots or slots]:
            if not selected:
                continue
            rows = [s for s in samples if s.slot in selected]
            count = corpus.count(selected)
            if not rows or count < options.smallest:
                continue
            title = name + " " + (selected[0] if len(selected) == 1 else "all")
            report(title + " rules", decided(rows, [0 if s.is_proposed else -1 for s in rows], 0, set()), count)
            report(title + " judged", decided(rows, [scores[id(s)] for s in rows], options.threshold, singles), count)


def main():
    parser = parser_of(__doc__, gold_share="what a name of an article counts")
    parser.add_argument("--slots", nargs="*", help="the roles that the weights judge: business.acquire.target …")
    parser.add_argument("--smallest", type=int, default=10, help="roles with fewer arguments are not printed")
    options = parser.parse_args()
    corpora = {}
    if options.gold:
        corpora["gold"] = gold_corpus(options.gold, options.gold_share)
    if options.fewfc:
        corpora["FewFC"] = fewfc_corpus(options.fewfc)
    groups = {name: (list(corpus.samples(options)), corpus) for name, corpus in corpora.items()}
    if options.check:
        check(groups, options)
    if options.output:
        model = RoleModel(
            [s for samples, _ in groups.values() for s in samples
             if is_learned_from(s, options) and s.is_wanted(options)], options)
        with open(options.output, "w", encoding="utf-8") as stream:
            stream.write(model.table(options.slots, ORIGIN[options.fewfc is not None]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
