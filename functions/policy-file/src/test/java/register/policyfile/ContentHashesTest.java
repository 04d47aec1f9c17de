package register.policyfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.json.CanonicalJson;
import register.policy.form.PolicyCodec;
import register.value.Sha256;

/// A new member of the policy file leaves the content of files without it as it was, byte for byte: chains and logs
/// contain its hash.
class ContentHashesTest {
    /// By file. A line changes only if its file does.
    private static final Map<String, String> HASHES = new TreeMap<>(Map.ofEntries(
            Map.entry("example/2024-03-01.yaml", "bc2ee2bdcb1939d5d8aa81689a7e9d6e332d9dd09b7ed2f698d0ee857d07eed0"),
            Map.entry(
                    "example/2025-02-01-correction.yaml",
                    "28cd35975d957f03fe8e2045048b62a314f822025c83032c1775ca06d4b08ca1"),
            Map.entry("example/2025-02-01.yaml", "69d58298d53b6b624a5ee174af20e148bcc9c54a735e781d38d9afa48a615fe5"),
            Map.entry("example/2025-09-01.yaml", "6ead316591da3db9c918736f545df0db62e404bd45d83c96c33826322662ed9b"),
            Map.entry("example/2031-03-01.yaml", "845cb49040ebcf64f432b960dbb8fb8e3efcf8fa0d5dda0fbaec8b83163b2a8a"),
            Map.entry("example/2031-09-01.yaml", "f3c420f2ccef886984f72d72235a74c7fa3b06832c38cef4b7783d6422214578"),
            Map.entry(
                    "liveagent/2023-10-02.yaml", "55211dd557b017b8502263359cabcc129678d4966a4b178c9b2167ff1ff066ca")));

    @Test
    void aFileWithoutTheNewMembersKeepsItsContentHash() throws IOException {
        var hashes = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(Resources.POLICIES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                String name = Resources.POLICIES.relativize(file).toString();
                var read = (PolicyFile.Read) PolicyFile.of(name, Files.readAllBytes(file), Resources.beside(name))
                        .result();
                hashes.put(
                        name,
                        Sha256.of(CanonicalJson.bytes(PolicyCodec.encode(read.version())))
                                .hex());
            }
        }
        assertEquals(HASHES, hashes);
    }
}
