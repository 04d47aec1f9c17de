package register.aws.publish;

import java.util.List;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policyfile.FileProblem;

/// The answer to one submitted object.
///
/// @param key the object's key
/// @param outcome `accepted`, `unchanged`, `conflict`, `invalid` or `ignored`
/// @param policy and the next six: of the current entry, for the first three outcomes
/// @param reason of the correction; absent if it is none
/// @param noNoticeReason why customers are not notified in time; absent if none is given
/// @param contentHash SHA-256 of the version's canonical content, in hexadecimal
/// @param entryHash SHA-256 of the entry's header, in hexadecimal
/// @param problems why it is invalid, in conflict or ignored: one line each
/// @param trial true if the stack is a trial, which is not evidence; otherwise absent
public record PublishAnswer(
        String key,
        String outcome,
        @Nullable String policy,
        @Nullable String effectiveDate,
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable String noNoticeReason,
        @Nullable String contentHash,
        @Nullable String entryHash,
        List<String> problems,
        @Nullable Boolean trial) {
    static final String CONFLICT = "conflict";
    private static final String IGNORED = "ignored";
    private static final String INVALID = "invalid";

    public PublishAnswer {
        problems = List.copyOf(problems);
    }

    static PublishAnswer of(String key, String outcome, EntryHeader header, List<String> problems) {
        return new PublishAnswer(
                key,
                outcome,
                header.policy().value(),
                header.effectiveDate().toString(),
                header.revision(),
                header.reason(),
                header.noNoticeReason(),
                header.contentHash().hex(),
                header.hash().hex(),
                problems,
                null);
    }

    PublishAnswer ofTrial() {
        return new PublishAnswer(
                key,
                outcome,
                policy,
                effectiveDate,
                revision,
                reason,
                noNoticeReason,
                contentHash,
                entryHash,
                problems,
                true);
    }

    static PublishAnswer invalid(String key, List<FileProblem> problems) {
        return without(
                key, INVALID, problems.stream().map(FileProblem::toString).toList());
    }

    static PublishAnswer ignored(String key, String why) {
        return without(key, IGNORED, List.of(why));
    }

    /// True if nobody waits for an answer to the event.
    boolean isIgnored() {
        return outcome.equals(IGNORED);
    }

    boolean isRefused() {
        return outcome.equals(INVALID) || outcome.equals(CONFLICT);
    }

    private static PublishAnswer without(String key, String outcome, List<String> problems) {
        return new PublishAnswer(key, outcome, null, null, null, null, null, null, null, problems, null);
    }
}
