"""The job of dedupe as one would do it in Python: MinHash and LSH as datasketch defines them.

    python3 minhash_reference.py CASE.jsonl [N]

Reads the first N (20,000) posts of a case stream. As datasketch (MIT; Eric Zhu): 128 permutations
(a x + b) mod (2^61 - 1), cut to 32 bits, of the first four bytes of each shingle's SHA-1; bands and
rows that weigh false positives and negatives alike at the threshold 0.7. Candidates are verified by
the Jaccard similarity of their shingle sets and joined into groups. Plain Python: datasketch has
numpy for the permutations and is faster. Prints tab-separated figures.
"""

import hashlib
import json
import random
import re
import struct
import sys
import time
import unicodedata

THRESHOLD = 0.7
N_PERMUTATIONS = 128
PRIME = (1 << 61) - 1
MAX_HASH = (1 << 32) - 1
SHINGLE_BYTES = 6
MIN_BYTES = 20

LINKS_AND_MENTIONS = re.compile(r"https?://\S+|@\w+")
NO_WORD = re.compile(r"[\W_]+")


def best_bands():
    """Bands and rows whose error at the threshold is least (datasketch, lsh.py: _optimal_param)."""

    def area(begin, end, function):
        step = 0.001
        n_steps = int((end - begin) / step)
        return sum(function(begin + (i + 0.5) * step) for i in range(n_steps)) * step

    best = None
    for n_bands in range(1, N_PERMUTATIONS + 1):
        for n_rows in range(1, N_PERMUTATIONS // n_bands + 1):

            def is_candidate(similarity, n_bands=n_bands, n_rows=n_rows):
                return 1 - (1 - similarity**n_rows) ** n_bands

            false_positive = area(0, THRESHOLD, is_candidate)
            false_negative = area(THRESHOLD, 1, lambda s: 1 - is_candidate(s))
            error = 0.5 * false_positive + 0.5 * false_negative
            if best is None or error < best[0]:
                best = (error, n_bands, n_rows)
    return best[1], best[2]


def normalise(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    return NO_WORD.sub(" ", LINKS_AND_MENTIONS.sub(" ", text)).strip()


def shingles(text):
    """Windows of six bytes that begin at a character, as dedupe has them."""
    data = text.encode()
    starts = range(max(1, len(data) - SHINGLE_BYTES + 1))
    return {data[i : i + SHINGLE_BYTES] for i in starts if data[i] & 0xC0 != 0x80}


def signature(shingle_set, permutations):
    hashes = [struct.unpack("<I", hashlib.sha1(s).digest()[:4])[0] for s in shingle_set]
    return [min([(a * x + b) % PRIME & MAX_HASH for x in hashes]) for a, b in permutations]


def similarity(a, b):
    n_shared = len(a & b)
    return n_shared / (len(a) + len(b) - n_shared)


def root_of(parents, i):
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i


def read_texts(path, n_posts):
    texts = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record.get("type") == "post":
                texts.append(record.get("text") or "")
            if len(texts) == n_posts:
                break
    return texts


def main():
    path = sys.argv[1]
    n_posts = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
    n_bands, n_rows = best_bands()
    draw = random.Random(1)
    permutations = [
        (draw.randrange(1, PRIME), draw.randrange(PRIME)) for _ in range(N_PERMUTATIONS)
    ]
    times_s = [time.process_time()]
    texts = read_texts(path, n_posts)
    numbers = {}
    posts_of_text = []
    for text in map(normalise, texts):
        number = numbers.setdefault(text, len(numbers))
        if number == len(posts_of_text):
            posts_of_text.append(0)
        posts_of_text[number] += 1
    distinct = [shingles(text) if len(text.encode()) >= MIN_BYTES else None for text in numbers]
    times_s.append(time.process_time())
    signatures = [signature(s, permutations) if s else None for s in distinct]
    times_s.append(time.process_time())
    tables = [{} for _ in range(n_bands)]
    parents = list(range(len(distinct)))
    n_verified = 0
    for text, values in enumerate(signatures):
        if values is None:
            continue
        candidates = set()
        for band, table in enumerate(tables):
            key = tuple(values[band * n_rows : (band + 1) * n_rows])
            bucket = table.setdefault(key, [])
            candidates.update(bucket)
            bucket.append(text)
        for other in candidates:
            n_verified += 1
            if similarity(distinct[text], distinct[other]) >= THRESHOLD:
                parents[root_of(parents, text)] = root_of(parents, other)
    times_s.append(time.process_time())
    members = {}
    for text, number in enumerate(posts_of_text):
        root = root_of(parents, text)
        members[root] = members.get(root, 0) + number
    n_groups = sum(1 for size in members.values() if size > 1)
    whole_s = times_s[-1] - times_s[0]
    print(
        "posts\ttexts\tbands\trows\tverified\tgroups\tread_cpu_s\tsignature_cpu_s\tjoin_cpu_s"
        "\tposts_per_cpu_s"
    )
    parts_s = [f"{end - begin:.2f}" for begin, end in zip(times_s, times_s[1:])]
    print(
        len(texts), len(distinct), n_bands, n_rows, n_verified, n_groups, *parts_s,
        round(len(texts) / whole_s), sep="\t",
    )


if __name__ == "__main__":
    main()
