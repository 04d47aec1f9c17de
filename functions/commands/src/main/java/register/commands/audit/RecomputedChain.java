package register.commands.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.DateWalk;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.PolicySummary;
import register.value.PolicyId;

/// A policy's chain as derived from its log, for the code that answers readers. Replaced entries and other policies
/// are not in it. Contents are read from the server on demand, and compared with the log.
final class RecomputedChain implements Chain {
    private final List<EntryHeader> words;
    private final LogServer server;
    private final Map<Long, Entry> read = new HashMap<>();

    /// The server no longer shows a content that it showed before, or shows another.
    static final class NoContentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient EntryHeader header;

        NoContentException(EntryHeader header) {
            super("no content of entry " + header.sequence());
            this.header = header;
        }

        EntryHeader header() {
            return header;
        }
    }

    RecomputedChain(StandingEntries standing, LogServer server) {
        this.words = standing.words();
        this.server = server;
    }

    /// The entries read with their contents.
    Collection<Entry> read() {
        return List.copyOf(read.values());
    }

    @Override
    public boolean append(Entry entry) {
        throw new UnsupportedOperationException("a chain to read");
    }

    @Override
    public Optional<EntryHeader> head(PolicyId policy) {
        return words.stream().max(Comparator.comparingLong(EntryHeader::sequence));
    }

    @Override
    public Optional<Entry> latest(PolicyId policy, LocalDate date, Instant knownAt) {
        return words.reversed().stream()
                .filter(header -> !header.effectiveDate().isAfter(date)
                        && !header.recordedAt().isAfter(knownAt))
                .findFirst()
                .map(this::entry);
    }

    @Override
    public Optional<Entry> entry(PolicyId policy, long sequence) {
        return words.stream()
                .filter(header -> header.sequence() == sequence)
                .findFirst()
                .map(this::entry);
    }

    private Entry entry(EntryHeader header) {
        Entry known = read.get(header.sequence());
        if (known != null) {
            return known;
        }
        try {
            var entry = new Entry(header, server.content(header).orElseThrow(() -> new NoContentException(header)));
            read.put(header.sequence(), entry);
            return entry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<EntryHeader> headers(PolicyId policy, long afterSequence, int limit) {
        return words.stream()
                .filter(header -> header.sequence() > afterSequence)
                .sorted(Comparator.comparingLong(EntryHeader::sequence))
                .limit(limit)
                .toList();
    }

    @Override
    public List<EntryHeader> dated(PolicyId policy, DateWalk way, int limit) {
        Stream<EntryHeader> along = way.earlier() ? words.reversed().stream() : words.stream();
        return along.filter(header -> isOn(way, header)).limit(limit).toList();
    }

    private static boolean isOn(DateWalk way, EntryHeader header) {
        int date = header.effectiveDate().compareTo(way.date());
        int from = date == 0 ? Long.compare(header.sequence(), way.sequence()) : date;
        return way.earlier() ? from < 0 : from > 0;
    }

    @Override
    public List<PolicySummary> summaries(@Nullable PolicyId after, int limit) {
        throw new UnsupportedOperationException("of one policy alone");
    }

    @Override
    public List<PolicyId> policies() {
        throw new UnsupportedOperationException("of one policy alone");
    }
}
