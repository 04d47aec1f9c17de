package register.read.lookup;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.policy.compare.ChangeSummary;
import register.read.http.Answer;
import register.value.Recent;

/// What one process need not read or write again. Nothing in it ages: which entry stands, and what day it is, is asked
/// for each request; only what follows from an entry alone, and an entry never changes, is kept. It is bounded by
/// bytes, so that no number or size of policies fills the memory.
public final class Memory {
    private static final int MOST = 1024;
    /// Of contents; what they state takes some five times that.
    private static final long CONTENTS = 4L << 20;

    private static final long CHANGES = 4L << 20;
    private static final long ANSWERS = 16L << 20;
    /// Larger answers are not kept, so that strangers who ask for many cannot drive out all others.
    private static final int LONGEST = 128 * 1024;
    /// A body is kept as its text, as a JSON string and compressed.
    private static final int FORMS = 3;
    /// What an entry here takes beside the bytes that it is weighed by.
    private static final int LEAST = 1024;

    private final Recent<PolicyVersion> versions = new Recent<>(MOST, CONTENTS);
    private final Recent<ChangeSummary> changes = new Recent<>(MOST, CHANGES);
    private final Recent<Said> answers = new Recent<>(MOST, ANSWERS);
    private final Recent<EntryHeader> current = new Recent<>(MOST, MOST);

    private record Said(EntryHeader of, Answer answer) {}

    /// An entry with what it states. Known by the hash of its content, which every entry was checked against.
    StatedEntry stated(Entry entry) {
        String hash = entry.header().contentHash().hex();
        PolicyVersion version = versions.get(hash);
        if (version == null) {
            version = entry.version();
            versions.put(hash, version, LEAST + entry.content().length());
        }
        return new StatedEntry(entry.header(), version);
    }

    /// The same of an entry that need not be read; null where it must be.
    @Nullable
    StatedEntry stated(EntryHeader header) {
        PolicyVersion version = versions.get(header.contentHash().hex());
        return version == null ? null : new StatedEntry(header, version);
    }

    /// What one version changes against another; null where that is not known.
    @Nullable
    ChangeSummary changes(EntryHeader before, EntryHeader after) {
        return changes.get(before.contentHash() + " " + after.contentHash());
    }

    /// @param changes of versions that name nobody and never did
    void keepChanges(EntryHeader before, EntryHeader after, ChangeSummary changes) {
        long parts = (long) changes.joins().size()
                + changes.ends().size()
                + changes.leaves().size()
                + changes.changed().size();
        this.changes.put(before.contentHash() + " " + after.contentHash(), changes, LEAST * (1 + parts));
    }

    /// The answer that follows from an entry and a question.
    ///
    /// @param question all else that the answer depends on
    /// @param make makes the answer where it is not known for this very entry
    Answer answer(EntryHeader entry, String question, Supplier<Answer> make) {
        Answer known = known(entry, question);
        return known == null ? kept(entry, question, make.get()) : known;
    }

    /// The answer that was kept for this very entry and question; null where none was.
    @Nullable
    Answer known(EntryHeader entry, String question) {
        Said said = answers.get(key(entry, question));
        return said != null && said.of().equals(entry) ? said.answer() : null;
    }

    /// Keeps an answer, unless it is large, and returns it.
    Answer kept(EntryHeader entry, String question, Answer answer) {
        if (answer.body().length() <= LONGEST) {
            answers.put(
                    key(entry, question),
                    new Said(entry, answer),
                    LEAST + (long) FORMS * answer.body().length());
        }
        return answer;
    }

    /// What a policy's own page was of while `head` was its last entry, on that day; null where that is not known.
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
