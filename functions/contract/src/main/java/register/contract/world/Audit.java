package register.contract.world;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.History;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.value.PolicyId;
import register.value.Sha256;

/// Verifies a whole chain (invariants 1, 2 and 5).
public final class Audit {
    private Audit() {}

    /// Reads every entry and fails unless sequence numbers have no gap, times of record strictly increase, and each
    /// content has its recorded hash and is in the document store too.
    ///
    /// @return the headers, oldest first
    public static List<EntryHeader> verify(Chain chain, DocumentStore documents, PolicyId policy) {
        List<EntryHeader> headers = new History(chain, Clock.systemUTC()).headers(policy);
        @Nullable EntryHeader previous = null;
        for (EntryHeader header : headers) {
            assertEquals(previous == null ? 1 : previous.sequence() + 1, header.sequence());
            assertTrue(previous == null || header.recordedAt().isAfter(previous.recordedAt()), "times of record");
            Entry entry = chain.entry(policy, header.sequence()).orElseThrow();
            assertEquals(header, entry.header());
            byte[] content = entry.content().toArray();
            assertEquals(header.contentHash(), Sha256.of(content));
            assertArrayEquals(
                    content,
                    documents
                            .get(DocumentKey.content(policy, header.contentHash()))
                            .orElseThrow());
            previous = header;
        }
        assertEquals(previous, chain.head(policy).orElse(null));
        return headers;
    }
}
