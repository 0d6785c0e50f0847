#!/usr/bin/env python3
"""Checks a callsheet log without callsheet: python3 verify-log.py LOG [RECEIPT]

Spelling (RFC 8785), numbering, links, hashes, embedded files, the tail and a receipt; it replays nothing.
Exit 0: all of that is right. 1: something is wrong. 2: not a log, not begun, newer, or it can't be read. Python 3.8, nothing else.
"""
import hashlib, json, os, re, sys

VERSION = 1

def no_float(text):
    raise ValueError("a number that isn't whole: " + text)

def whole(text):
    if len(text) > 17 or abs(int(text)) >= 2 ** 53:
        raise ValueError("a number of 2^53 or more")
    return int(text)

def unique(pairs):
    if len(dict(pairs)) != len(pairs) or not all(key.isascii() for key, _ in pairs):
        raise ValueError("a key that is there twice, or isn't ASCII")
    return dict(pairs)

def canonical(value):
    # With whole numbers and ASCII keys, this is the canonical form of RFC 8785.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")

def sha256(data):
    return hashlib.sha256(data).hexdigest()

def check_line(line, number, before):
    record = json.loads(line.decode("utf-8"), parse_float=no_float, parse_constant=no_float, parse_int=whole,
                        object_pairs_hook=unique)
    if not isinstance(record, dict) or canonical(record) != line:
        raise ValueError("not spelt in the canonical form")
    if record.get("hash") != sha256(canonical({key: record[key] for key in record if key != "hash"})):
        raise ValueError("its content and its hash don't agree")
    if record["seq"] is True or record["seq"] != number or record["prev"] != before["hash"]:
        raise ValueError("it doesn't follow the record before it")
    if (record["kind"] == "began") != (number == 0):
        raise ValueError("a log has one beginning, in front")
    if not record["at"] >= before["at"]:
        raise ValueError("the sitting clock goes back")
    if number == 0 and record["log"] <= VERSION:
        if "candidate" in record["scenario"]:  # sealed: what it holds can be compared only with a key
            return record
        files = record["scenario"]["files"] + [record["scenario"]["plan"]]
        if any(sha256(file["text"].encode("utf-8")) != file["sha256"] for file in files):
            raise ValueError("an embedded file doesn't have its digest")
        if sha256(canonical([[file["path"], file["sha256"]] for file in files])) != record["scenario"]["digest"]:
            raise ValueError("the scenario doesn't have its digest")
    return record

def receipt_of(count, head):
    return "-".join([str(count)] + [head[i:i + 4] for i in range(0, 20, 4)])

def read_receipt(text):
    # As a person copies it: any case, any dashes, spaces, dots or colons or none, O for 0, I or l for 1.
    plain = re.sub("[il]", "1", text.strip().lower().replace("o", "0"))
    groups = [group for group in re.split("[\\s\\-\u2013\u2014\u2212\u2010\u2011_.:/]+", plain) if group]
    joined = "".join(groups)
    count = groups[0] if len(groups) > 1 else joined[:-20]
    digits = joined[len(count):]
    if not re.fullmatch("[0-9]{1,9}", count) or int(count) == 0 or not re.fullmatch("[0-9a-f]{20}", digits):
        return None
    return int(count), receipt_of(int(count), digits)

def compare(count, receipt, heads):
    named = "the receipt of %d record%s" % (count, "" if count == 1 else "s")
    if count > len(heads):
        return False, "%s doesn't match: the log has only %d, it was cut short" % (named, len(heads))
    if receipt != receipt_of(count, heads[count - 1]):
        return False, "%s doesn't match: these aren't the records it was made from" % named
    later = len(heads) - count
    return True, "%s matches%s" % (named, ", and says nothing about the %d after them" % later if later else "")

def main(path, given=None):
    receipt = None if given is None else read_receipt(given)
    if given is not None and receipt is None:
        return 2, ["not a receipt: it is a number, then 20 digits of 0-9 and a-f"]
    try:
        if not os.path.isfile(path):
            return 2, ["can't be read: there is no such file"]
        with open(path, "rb") as log:
            *lines, tail = log.read().split(b"\n")
    except OSError as error:
        return 2, ["can't be read: %s" % error.strerror]
    first = (lines or [tail])[0]
    if (first or lines) and not (first.startswith(b'{"at":') or b'"prev":"' in first or b',"hash":"' in first):
        return 2, ["not a log of callsheet"]
    if not lines:
        return 2, ["no complete record: the sitting never began"]
    record, heads, ended = {"hash": "0" * 64, "kind": None, "at": 0}, [], "unfinished"
    for number, line in enumerate(lines):
        try:
            record = check_line(line, number, record)
            if ended == "ended" and not (record["kind"] == "noted" and record["about"]):
                raise ValueError("after its end a log has notes on the last answer alone")
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            return 1, ["damaged at record %d (line %d): %s" % (number, number + 1, error)]
        if record["kind"] == "ended":
            ended = "ended"
        if number == 0 and record["log"] > VERSION:
            return 2, ["a log of version %d; this program knows version %d" % (record["log"], VERSION)]
        heads.append(record["hash"])
    said = ["records: %d" % len(heads), "head: " + heads[-1], "receipt: " + receipt_of(len(heads), heads[-1])]
    matches, words = (True, None) if receipt is None else compare(*receipt, heads)
    if tail:
        said += ["torn: %d bytes of an unfinished record after the last" % len(tail)]
    else:
        said += ["end: " + ended]
    said += [] if words is None else [words]
    return 0 if matches and not tail else 1, said

if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        print("usage: verify-log.py LOG [RECEIPT]", file=sys.stderr)
        sys.exit(2)
    status, said = main(*sys.argv[1:])
    print("\n".join(said))
    sys.exit(status)
