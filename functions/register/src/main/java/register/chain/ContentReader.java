package register.chain;

import register.json.Json;

/// Parses the canonical JSON of an entry.
public interface ContentReader {
    Json parse(byte[] canonicalJson);
}
