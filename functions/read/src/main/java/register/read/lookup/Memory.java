package register.read.lookup;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.policy.PolicyVersion;
import register.read.http.Answer;
import register.value.Recent;

/// What one process need not read or write again. Nothing in it ages: which entry stands, and what day it is, is asked
/// for each request; only what follows from an entry alone, and an entry never changes, is kept.
public final class Memory {
    private static final int VERSIONS = 16;
    private static final int ANSWERS = 64;
    /// Larger answers are not kept, so that strangers who ask for many cannot fill the memory.
    private static final int LONGEST = 128 * 1024;

    private final Recent<PolicyVersion> versions = new Recent<>(VERSIONS);
    private final Recent<Said> answers = new Recent<>(ANSWERS);

    private record Said(EntryHeader of, Answer answer) {}

    /// An entry with what it states. Known by the hash of its content, which every entry was checked against.
    StatedEntry stated(Entry entry) {
        String hash = entry.header().contentHash().hex();
        PolicyVersion version = versions.get(hash);
        if (version == null) {
            version = entry.version();
            versions.put(hash, version);
        }
        return new StatedEntry(entry.header(), version);
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
            answers.put(key(entry, question), new Said(entry, answer));
        }
        return answer;
    }

    private static String key(EntryHeader entry, String question) {
        return entry.policy() + "#" + entry.sequence() + " " + question;
    }
}
