package register.read.lookup;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.policy.compare.ChangeSummary;
import register.read.http.Answer;
import register.value.Recent;

/// A process's cache. Nothing in it goes stale: the current entry and the day are determined for each request; only
/// data derived from an entry, which never changes, is cached. Its size in bytes is limited, so that no number or size
/// of policies exhausts the memory.
public final class ReadCache {
    private static final int MOST = 1024;
    /// The size of contents; parsed, they take some five times as much.
    private static final long CONTENTS = 4L << 20;

    private static final long CHANGES = 4L << 20;
    private static final long ANSWERS = 16L << 20;
    /// Larger answers are not cached, so that a client that requests many cannot evict all others.
    private static final int LONGEST = 128 * 1024;
    /// A body is cached as its text, as a JSON string and compressed.
    private static final int FORMS = 3;
    /// The size of a cache entry besides its weighed bytes.
    private static final int LEAST = 1024;

    private final Recent<PolicyVersion> versions = new Recent<>(MOST, CONTENTS);
    private final Recent<ChangeSummary> changes = new Recent<>(MOST, CHANGES);
    private final Recent<CachedAnswer> answers = new Recent<>(MOST, ANSWERS);
    private final Recent<EntryHeader> current = new Recent<>(MOST, MOST);

    private record CachedAnswer(EntryHeader of, Answer answer) {}

    /// An entry with its version. Cached by content hash, which was verified for every entry.
    StatedEntry stated(Entry entry) {
        String hash = entry.header().contentHash().hex();
        PolicyVersion version = versions.get(hash);
        if (version == null) {
            version = entry.version();
            versions.put(hash, version, LEAST + entry.content().length());
        }
        return new StatedEntry(entry.header(), version);
    }

    /// The version of an entry, without reading it; null if it must be read.
    @Nullable
    StatedEntry stated(EntryHeader header) {
        PolicyVersion version = versions.get(header.contentHash().hex());
        return version == null ? null : new StatedEntry(header, version);
    }

    /// The changes between two versions; null if they are not cached.
    @Nullable
    ChangeSummary changes(EntryHeader before, EntryHeader after) {
        return changes.get(before.contentHash() + " " + after.contentHash());
    }

    /// @param changes of versions that name no person and never did
    void keepChanges(EntryHeader before, EntryHeader after, ChangeSummary changes) {
        long parts = (long) changes.joins().size()
                + changes.ends().size()
                + changes.leaves().size()
                + changes.changed().size();
        this.changes.put(before.contentHash() + " " + after.contentHash(), changes, LEAST * (1 + parts));
    }

    /// The answer to a question about an entry.
    ///
    /// @param question everything else that the answer depends on
    /// @param make computes the answer if it is not cached for this very entry
    Answer answer(EntryHeader entry, String question, Supplier<Answer> make) {
        Answer known = known(entry, question);
        return known == null ? kept(entry, question, make.get()) : known;
    }

    /// The cached answer for this very entry and question; null if there is none.
    @Nullable
    Answer known(EntryHeader entry, String question) {
        CachedAnswer said = answers.get(key(entry, question));
        return said != null && said.of().equals(entry) ? said.answer() : null;
    }

    /// Caches an answer, unless it is large, and returns it.
    Answer kept(EntryHeader entry, String question, Answer answer) {
        if (answer.body().length() <= LONGEST) {
            answers.put(
                    key(entry, question),
                    new CachedAnswer(entry, answer),
                    LEAST + (long) FORMS * answer.body().length());
        }
        return answer;
    }

    /// The entry shown on a policy's own page while `head` was its last entry, on that day; null if not cached.
    @Nullable
    EntryHeader current(EntryHeader head, String day) {
        return current.get(day + " " + head.hash());
    }

    void keepCurrent(EntryHeader head, String day, EntryHeader of) {
        current.put(day + " " + head.hash(), of, 1);
    }

    private static String key(EntryHeader entry, String question) {
        return entry.policy() + "#" + entry.sequence() + " " + question;
    }
}
