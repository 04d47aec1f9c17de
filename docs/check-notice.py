# Checks a notice.json with Python and OpenSSL alone: check-notice.py FILE KEY ADDRESS CUSTOMER
import base64, hashlib, json, subprocess, sys, tempfile
from pathlib import Path

file, key, address, customer = sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4]
sha = lambda data: hashlib.sha256(data).digest()
canonical = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
b64 = base64.b64decode
notice = json.loads(Path(file).read_bytes())
leaf, commitment = notice["leaf"], notice["commitment"]

def root(leaf, index, size, path):                       # RFC 9162, section 2.1.3.2
    hash, last = sha(b"\0" + leaf), size - 1
    for sibling in path:
        assert last > 0, "the path is too long"
        if index % 2 or index == last:
            hash = sha(b"\1" + sibling + hash)
            while index % 2 == 0 and index:
                index, last = index >> 1, last >> 1
        else:
            hash = sha(b"\1" + hash + sibling)
        index, last = index >> 1, last >> 1
    assert last == 0, "the path is too short"
    return hash

# 1. The leaf is for this customer.
named = {"address": address, "customer": customer, "salt": notice["salt"]}
if "externalId" in notice:
    named["externalId"] = notice["externalId"]
assert sha(canonical(named)).hex() == leaf["recipient"], "for another customer"

# 2. The commitment is over the leaf, and to its announcement.
place, tree = notice["place"], commitment["tree"]
assert place["size"] == tree["size"] and commitment["of"] == "plan"
assert root(canonical(leaf), place["index"], place["size"], map(b64, place["path"])).hex() == tree["root"], "another leaf"
assert all(leaf["announcement"][name] == commitment["announcement"][name] for name in ("sequence", "entryHash"))

# 3. The entry commits to that.
head, signed = notice["proof"].split("\n\n", 1)
lines = head.split("\n")
entry = b64(lines[1].removeprefix("extra "))
assert json.loads(entry)["entryKind"] == "notice"
assert json.loads(entry)["contentHash"] == sha(canonical(commitment)).hex(), "another commitment"

# 4. The log has the entry.
text, signatures = signed.split("\n\n", 1)
origin, size, top = text.split("\n")
assert root(entry, int(lines[2].removeprefix("index ")), int(size), map(b64, lines[3:])) == b64(top), "another entry"

# 5. The key signed the log.
name, number, public = key.split("+", 2)
signature = next(b64(line.split(" ")[2]) for line in signatures.split("\n") if line.startswith("\u2014 " + name + " "))
assert origin == name and signature[:4].hex() == number, "another key"
with tempfile.TemporaryDirectory() as folder:
    at = Path(folder)
    (at / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + b64(public)[1:])
    (at / "text").write_bytes((text + "\n").encode())
    (at / "signature").write_bytes(signature[4:])
    subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", at / "key", "-rawin",
                    "-in", at / "text", "-sigfile", at / "signature"], check=True, stdout=subprocess.DEVNULL)
print("verified", json.dumps(leaf, indent=1))
