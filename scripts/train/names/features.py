# SPDX-License-Identifier: Apache-2.0
"""What each word says of the names around it: features that depend on the word alone."""
import collections
import math
import pathlib
import re

from carriers import SENTENCES

ROOT = pathlib.Path(__file__).resolve().parents[3]
HAN = re.compile("[\u3400-\u9fff〇]+")
NAME_TAGS = {"nr": "person", "nrt": "foreign", "ns": "place"}


def rows(path):
    """The rows of a dictionary file as mappings."""
    head = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            fields = line.split("\t")
            if head is None:
                head = fields
            else:
                yield dict(zip(head, fields))


def jieba_tags():
    """The words of jieba's dictionary with their frequencies and tags."""
    import jieba

    with open(pathlib.Path(jieba.__file__).parent / "dict.txt", encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.split()
            yield word, int(frequency), tag


def general_words():
    """The words of the general dictionary with their parts of speech."""
    return {row["word"]: row["pos"] for row in rows(ROOT / "Dictionaries/Words/general.tsv")}


def latin_shape(word):
    """As TaggerWeights.shape."""
    if re.search("[0-9]", word):
        return 3
    capitals = len(re.findall("[A-Z]", word))
    if not capitals:
        return 0
    if not re.search("[a-z]", word):
        return 2
    return 1 if capitals == 1 and "A" <= word[0] <= "Z" else 3


def default_key(word, form, tag):
    """The key of what a word is like that has no class of its own."""
    if form == "han":
        return f"{tag}/{min(max(len(word.encode()) // 3, 1), 4)}"
    if form == "latin":
        return f"LATIN/{latin_shape(word)}"
    return "NUMBER/0" if form == "number" else "OTHER/0"


class WordFeatures:
    """Names the features of words, by lists and by what LAC says of each word alone and in carriers."""

    def __init__(self, lac_tags, carriers, places):
        self.lac, self.carriers, self.places = lac_tags, carriers, places
        self.tags = {word: tag for word, _, tag in jieba_tags()}
        self.general = general_words()
        self.cues = collections.defaultdict(set)
        for path in sorted((ROOT / "Dictionaries/Cues").glob("*.tsv")):
            if path.name != "events.tsv":
                for row in rows(path):
                    self.cues[row["word"]].add(row["class"])
        self.surnames = {word for word, kinds in self.cues.items() if "person.surname" in kinds}
        self.foreign = {
            word for word, kinds in self.cues.items() if "person.transliteration" in kinds}
        self.odds = self.character_odds()
        self.memory = {}

    def character_odds(self):
        """How much likelier each character is in names than in other words, as small numbers."""
        names = collections.defaultdict(collections.Counter)
        others = collections.Counter()
        frequencies = {word: frequency for word, frequency, _ in jieba_tags()}
        for word, tag in self.tags.items():
            if not HAN.fullmatch(word) or len(word) < 2:
                continue
            if tag == "nr" and len(word) <= 3 and word[0] in self.surnames:
                names["surname"][word[0]] += 1
                names["given"].update(word[1:])
            elif tag in ("nr", "nrt") and len(word) >= 3:
                names["foreign"].update(word)
            elif tag == "ns":
                names["place"].update(word)
        for word, tag in self.general.items():
            if tag != "PROPN":
                for character in word:
                    others[character] += math.log(1 + frequencies.get(word, 1))
        total = sum(others.values())
        odds = {}
        for kind, counts in sorted(names.items()):
            count = sum(counts.values())
            odds[kind] = {
                character: max(-3, min(3, round(math.log(
                    (counts[character] + 0.5) / count / ((others[character] + 5) / total)))))
                for character in set(counts) | set(others)}
        return odds

    def of(self, word, form, tag):
        """The features of a word."""
        key = word, form, tag
        if key not in self.memory:
            self.memory[key] = self.make(word, form, tag)
        return self.memory[key]

    def make(self, word, form, tag):
        if form == "number":
            return ["key=NUMBER/0"]
        features = ["key=" + default_key(word, form, tag), "word=" + word]
        answers = self.carriers.get(word, ()) if form in ("han", "punctuation") else ()
        # Of marks only what they make of the names beside them.
        kept = 0 if form == "han" else len(SENTENCES)
        features += [f"carrier{place}={answer}"
                     for place, answer in enumerate(answers) if place >= kept]
        if form == "latin":
            features += ["lower=" + word.lower(), f"length={min(len(word), 4)}"]
        if form != "han":
            return features
        length = min(len(word), 4)
        features += [
            "first=" + word[0], "last=" + word[-1], "lac=" + self.lac.get(word, "-"),
            f"jieba={self.tags.get(word, '-')}{length}",
            f"foreign={sum(character in self.foreign for character in word)}/{length}"]
        if word[0] in self.surnames:
            features.append(f"surname{length}")
        if word in self.places:
            features.append(f"place{length}")
        features += ["cue=" + kind for kind in sorted(self.cues.get(word, ()))]
        if length >= 3:
            features += ["ending=" + word[-2:],
                         "endcue=" + "+".join(sorted(self.cues.get(word[-2:], ())))]
        if length <= 2:
            for kind, odds in self.odds.items():
                mean = round(sum(odds.get(character, 0) for character in word) / length)
                features.append(f"{kind}={mean}/{length}")
        return features


def sequence(words):
    """The features of the words of a sentence, from the features of each alone."""
    count = len(words)
    result = []
    for index in range(count):
        features = []
        for place in (-2, -1, 0, 1, 2):
            other = index + place
            if 0 <= other < count:
                features += [f"{place}|{name}" for name in words[other]]
            else:
                features.append(f"{place}|key=EDGE/0")
        result.append(features)
    return result
