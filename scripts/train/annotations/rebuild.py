#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts the annotations of `annotations.jsonl` and the texts that they speak of together again.

usage: rebuild.py DATA ARTICLES [--sets SET …] > gold.jsonl

DATA is a folder with `lctt_zh.jsonl.xz` and `ai_insight_daily2.tar.xz`, ARTICLES one with the articles
that are files of their own; see README.md beside this file.
"""
import argparse
import hashlib
import json
import lzma
import os
import sys
import tarfile

FOLDER = os.path.dirname(os.path.abspath(__file__))


def documents(data, wanted):
    """The texts of the two corpora, by the names of their files."""
    texts = {}
    with lzma.open(os.path.join(data, "lctt_zh.jsonl.xz"), "rt", encoding="utf-8") as stream:
        for line in stream:
            article = json.loads(line)
            if article["file"] in wanted:
                texts[article["file"]] = "\n".join(article["paras"])
    with tarfile.open(os.path.join(data, "ai_insight_daily2.tar.xz")) as archive:
        for member in archive:
            if member.name in wanted:
                texts[member.name] = archive.extractfile(member).read().decode("utf-8")
    return texts


def span(text, start, end):
    return {"start": start, "end": end, "text": text[start:end]}


def gold(row, text, number):
    """A row and its text as a document of mailuo.document/1."""
    entities = []
    for entity in row["entities"]:
        mentions = [span(text, *mention) for mention in entity["mentions"]]
        entities.append({
            "id": entity["id"], "type": entity["type"], "name": mentions[0]["text"],
            "mentions": mentions})
    events = []
    for index, (kind, start, end, modality, time, source, arguments) in enumerate(row["events"]):
        events.append({
            "id": f"v{index + 1}", "type": kind, "trigger": span(text, start, end),
            "arguments": [{"role": role, **span(text, *place)} for role, *place in arguments],
            "time": time and {"start": time[0], "end": time[1], "value": time[2]},
            "modality": modality, "source": source and span(text, *source)})
    return {
        "schema": "mailuo.document/1", "source": f"{row['set']}-{number}.txt", "title": None,
        "published": row["published"], "script": row["script"], "text": text,
        "entities": entities,
        "times": [
            {**span(text, start, end), "type": kind, "value": value, "mod": mod}
            for start, end, kind, value, mod in row["times"]],
        "quantities": [
            {**span(text, start, end), "kind": kind, "value": value, "upper": upper, "unit": unit,
             "mod": mod}
            for start, end, kind, value, upper, unit, mod in row["quantities"]],
        "events": events, "relations": row["relations"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data")
    parser.add_argument("articles")
    parser.add_argument("--sets", nargs="+", help="the sets that are wanted; all without it")
    options = parser.parse_args()
    with open(os.path.join(FOLDER, "annotations.jsonl"), encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    rows = [row for row in rows if not options.sets or row["set"] in options.sets]
    texts = documents(options.data, {row["document"] for row in rows})
    faults = 0
    for number, row in enumerate(rows):
        if row["pieces"] is None:
            path = os.path.join(options.articles, row["document"])
            with open(path, encoding="utf-8-sig", newline="") as stream:
                text = stream.read()
        else:
            whole = texts.get(row["document"], "")
            text = "".join(
                piece if isinstance(piece, str) else whole[piece[0]:piece[1]]
                for piece in row["pieces"])
        if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
            print(f"{row['document']}: this is not the text that was annotated", file=sys.stderr)
            faults += 1
            continue
        print(json.dumps(gold(row, text, number), ensure_ascii=False))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
