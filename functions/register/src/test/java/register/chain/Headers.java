package register.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import register.log.NoteKey;
import register.memory.MemoryChain;
import register.transparency.HandOver;
import register.value.Bytes;
import register.value.PolicyId;

/// Entries for tests.
public final class Headers {
    public static final PolicyId POLICY = new PolicyId("acme");

    private Headers() {}

    public static List<Entry> of(int count, String content) {
        var entries = new ArrayList<Entry>();
        for (int i = 1; i <= count; i++) {
            entries.add(entry(i, content + i));
        }
        return entries;
    }

    public static Entry entry(long sequence, String content) {
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
                        null,
                        bytes.hash()),
                bytes);
    }

    /// An entry that hands the log over.
    public static Entry handOver(long sequence, NoteKey to) {
        Bytes content = Bytes.canonical(new HandOver(to).json());
        return new Entry(
                new EntryHeader(
                        POLICY,
                        sequence,
                        EntryKind.KEY,
                        LocalDate.EPOCH.plusDays(sequence),
                        ZoneId.of("UTC"),
                        0,
                        Instant.EPOCH.plusSeconds(sequence),
                        "a new key",
                        null,
                        content.hash()),
                content);
    }

    public static MemoryChain chain(List<Entry> entries) {
        var chain = new MemoryChain();
        entries.forEach(chain::append);
        return chain;
    }
}
