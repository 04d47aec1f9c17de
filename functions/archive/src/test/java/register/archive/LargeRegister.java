package register.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import register.archive.file.ArchiveContents;
import register.assembly.Ports;
import register.contract.world.Fictitious;
import register.contract.world.FictitiousRegister;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.memory.PortsAround;
import register.value.Sha256;

/// Exports and imports a register of 300 MB, in a process with much less memory.
final class LargeRegister {
    static final int SOURCES = 150;

    private static final int EACH = 2_000_000;

    private LargeRegister() {}

    public static void main(String[] arguments) throws IOException {
        var large = new MemoryHoldings();
        large.chain.append(Fictitious.first(
                FictitiousRegister.FIRST, LocalDate.of(2026, 3, 1), Instant.parse("2026-02-01T12:00:00Z"), "large"));
        var sources = new Sources();
        Ports ports = PortsAround.with(large.ports(), DocumentStore.class, sources);
        Path file = Path.of(arguments[0]);
        new ArchiveExport(ports, true, ArchiveProgress.UNTOLD).to(file);
        Ports into = PortsAround.with(new MemoryHoldings().ports(), DocumentStore.class, sources);
        ArchiveContents contents = new ArchiveImport(into, ArchiveProgress.UNTOLD).from(file);
        System.out.print(contents.counts().get("sources") + " " + sources.put);
    }

    /// Makes documents on demand; checks stored documents, and forgets them.
    private static final class Sources implements DocumentStore {
        private final Map<DocumentKey, Integer> numbers = new HashMap<>();
        private int put;

        Sources() {
            for (int number = 0; number < SOURCES; number++) {
                numbers.put(DocumentKey.source(FictitiousRegister.FIRST, Sha256.of(content(number))), number);
            }
        }

        private static byte[] content(int number) {
            byte[] content = new byte[EACH];
            for (int at = 0; at < EACH; at++) {
                content[at] = (byte) ((at * (number + 1)) >>> 7);
            }
            return content;
        }

        @Override
        public boolean putIfAbsent(DocumentKey key, byte[] content) {
            if (numbers.containsKey(key)) {
                put++;
            }
            return true;
        }

        @Override
        public Optional<byte[]> get(DocumentKey key) {
            return Optional.ofNullable(numbers.get(key)).map(Sources::content);
        }

        @Override
        public List<DocumentKey> list(DocumentKey.Shelf shelf, String folder) {
            return numbers.keySet().stream()
                    .sorted(Comparator.comparing(DocumentKey::path))
                    .toList();
        }

        @Override
        public Optional<Instant> storedAt(DocumentKey key) {
            return Optional.empty();
        }

        @Override
        public boolean erase(DocumentKey key) {
            throw new AssertionError("nothing is erased here");
        }
    }
}
