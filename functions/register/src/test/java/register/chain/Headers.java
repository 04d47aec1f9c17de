package register.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.memory.MemoryChain;
import register.value.Bytes;
import register.value.PolicyId;

/// Entries for tests, each linked to the one before.
public final class Headers {
    public static final PolicyId POLICY = new PolicyId("acme");

    private Headers() {}

    public static List<Entry> linked(int count, String content) {
        var entries = new ArrayList<Entry>();
        for (int i = 1; i <= count; i++) {
            Optional<EntryHeader> previous = entries.isEmpty()
                    ? Optional.empty()
                    : Optional.of(entries.getLast().header());
            entries.add(entry(i, content + i, previous));
        }
        return entries;
    }

    public static Entry entry(long sequence, String content, Optional<EntryHeader> previous) {
        Bytes bytes = Bytes.of(content.getBytes(StandardCharsets.UTF_8));
        return new Entry(
                new EntryHeader(
                        POLICY,
                        sequence,
                        EntryKind.PUBLICATION,
                        LocalDate.EPOCH.plusDays(sequence),
                        ZoneId.of("UTC"),
                        1,
                        Instant.EPOCH.plusSeconds(sequence),
                        null,
                        bytes.hash(),
                        previous.map(EntryHeader::hash).orElse(null)),
                bytes);
    }

    public static MemoryChain chain(List<Entry> entries) {
        var chain = new MemoryChain();
        entries.forEach(chain::append);
        return chain;
    }
}
