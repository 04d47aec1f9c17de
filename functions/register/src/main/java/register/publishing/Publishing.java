package register.publishing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.Bytes;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.chain.Sha256;
import register.document.DocumentKey;
import register.document.DocumentStore;
import register.policy.PolicyCodec;
import register.policy.PolicyId;
import register.policy.PolicyRules;
import register.policy.PolicyVersion;
import register.policy.Problem;

/// Accepts publications, corrections and withdrawals: the one way into a chain.
public final class Publishing {
    /// Each lost race means that somebody else's entry was accepted, so a publisher gives up only where it lost to
    /// more rivals than any company has.
    private static final int ATTEMPTS = 500;

    private final Chain chain;
    private final DocumentStore documents;
    private final Clock clock;

    public Publishing(Chain chain, DocumentStore documents, Clock clock) {
        this.chain = chain;
        this.documents = documents;
        this.clock = clock;
    }

    /// Publishes a version, or corrects the one that stands for its date.
    ///
    /// @param source the file the version was read from, kept as it was
    /// @param correctionReason null for a publication
    /// @throws ContentionException when rivals won every attempt; nothing was written
    public Outcome publish(PolicyVersion version, byte[] source, @Nullable String correctionReason) {
        List<Problem> problems = problems(version, correctionReason);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        return retrying(version.policy(), head -> propose(version, content, source, correctionReason, head));
    }

    /// Withdraws an announced version.
    ///
    /// @throws ContentionException when rivals won every attempt; nothing was written
    public Outcome withdraw(PolicyId policy, LocalDate effectiveDate, String reason) {
        List<Problem> problems = PolicyRules.reasonProblems(reason);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        return retrying(policy, head -> proposeWithdrawal(policy, effectiveDate, reason, head));
    }

    /// What publishing would do, without doing it.
    public Outcome rehearse(PolicyVersion version, @Nullable String correctionReason) {
        List<Problem> problems = problems(version, correctionReason);
        if (!problems.isEmpty()) {
            return new Outcome.Rejected(problems);
        }
        Bytes content = Bytes.canonical(PolicyCodec.encode(version));
        Proposal proposal = propose(
                version,
                content,
                null,
                correctionReason,
                chain.head(version.policy()).orElse(null));
        return switch (proposal) {
            case Append append -> new Outcome.Accepted(append.entry().header());
            case Decided decided -> decided.outcome();
        };
    }

    private sealed interface Proposal {}

    private record Append(Entry entry) implements Proposal {}

    private record Decided(Outcome outcome) implements Proposal {}

    private Outcome retrying(PolicyId policy, Function<@Nullable EntryHeader, Proposal> propose) {
        int attempt = 0;
        do {
            // The head is read first: whatever is decided on later reads holds only if nothing was appended since,
            // and then the append at head + 1 succeeds.
            switch (propose.apply(chain.head(policy).orElse(null))) {
                case Decided decided -> {
                    return decided.outcome();
                }
                case Append append -> {
                    if (chain.append(append.entry())) {
                        return new Outcome.Accepted(append.entry().header());
                    }
                }
            }
            attempt++;
        } while (attempt < ATTEMPTS && pause(attempt));
        throw new ContentionException(policy, attempt);
    }

    private Proposal propose(
            PolicyVersion version,
            Bytes content,
            byte @Nullable [] source,
            @Nullable String correctionReason,
            @Nullable EntryHeader head) {
        if (head != null && !head.timeZone().equals(version.timeZone())) {
            return rejected(
                    "timeZone",
                    version.timeZone().getId(),
                    "expected " + head.timeZone() + ", as in the policy's earlier entries: its dates would shift");
        }
        Optional<EntryHeader> last = lastFor(version.policy(), version.effectiveDate());
        Optional<EntryHeader> standing = last.filter(header -> header.kind() != EntryKind.WITHDRAWAL);
        if (standing.isPresent() && standing.get().contentHash().equals(content.hash())) {
            return new Decided(new Outcome.Unchanged(standing.get()));
        }
        if (standing.isPresent() && correctionReason == null) {
            return new Decided(new Outcome.Conflict(standing.get(), content.hash()));
        }
        if (standing.isEmpty() && correctionReason != null) {
            return rejected(
                    "effectiveDate",
                    version.effectiveDate().toString(),
                    "expected a date that has a version to correct");
        }
        if (source != null) {
            documents.putIfAbsent(DocumentKey.source(version.policy(), Sha256.of(source)), source);
            documents.putIfAbsent(DocumentKey.content(version.policy(), content.hash()), content.toArray());
        }
        return new Append(new Entry(
                new EntryHeader(
                        version.policy(),
                        head == null ? 1 : head.sequence() + 1,
                        standing.isEmpty() ? EntryKind.PUBLICATION : EntryKind.CORRECTION,
                        version.effectiveDate(),
                        version.timeZone(),
                        last.map(EntryHeader::revision).orElse(0) + 1,
                        recordedAt(head),
                        correctionReason,
                        content.hash(),
                        head == null ? null : head.hash()),
                content));
    }

    private Proposal proposeWithdrawal(
            PolicyId policy, LocalDate effectiveDate, String reason, @Nullable EntryHeader head) {
        Optional<Entry> last = chain.latest(policy, effectiveDate, History.EVER)
                .filter(entry -> entry.header().effectiveDate().equals(effectiveDate));
        if (head == null || last.isEmpty()) {
            return rejected("effectiveDate", effectiveDate.toString(), "expected a date that has a version");
        }
        EntryHeader standing = last.get().header();
        if (standing.kind() == EntryKind.WITHDRAWAL) {
            return new Decided(new Outcome.Unchanged(standing));
        }
        Instant recordedAt = recordedAt(head);
        if (!standing.effectiveFrom().isAfter(recordedAt)) {
            return rejected(
                    "effectiveDate",
                    effectiveDate.toString(),
                    "expected a date still ahead: what has been in force can be corrected, not withdrawn");
        }
        return new Append(new Entry(
                new EntryHeader(
                        policy,
                        head.sequence() + 1,
                        EntryKind.WITHDRAWAL,
                        effectiveDate,
                        standing.timeZone(),
                        standing.revision(),
                        recordedAt,
                        reason,
                        standing.contentHash(),
                        head.hash()),
                last.get().content()));
    }

    private static List<Problem> problems(PolicyVersion version, @Nullable String correctionReason) {
        var problems = new ArrayList<>(PolicyRules.problems(version));
        if (correctionReason != null) {
            problems.addAll(PolicyRules.reasonProblems(correctionReason));
        }
        return problems;
    }

    private Optional<EntryHeader> lastFor(PolicyId policy, LocalDate date) {
        return chain.latest(policy, date, History.EVER)
                .map(Entry::header)
                .filter(header -> header.effectiveDate().equals(date));
    }

    private Instant recordedAt(@Nullable EntryHeader head) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return head == null || now.isAfter(head.recordedAt())
                ? now
                : head.recordedAt().plusMillis(1);
    }

    private static Proposal rejected(String path, String value, String expected) {
        return new Decided(new Outcome.Rejected(List.of(new Problem(path, value, expected))));
    }

    /// @return false when the thread was interrupted: its owner wants it to stop
    private static boolean pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 10 + Math.min(attempt, 40)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
