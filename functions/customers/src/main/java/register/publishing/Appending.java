package register.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.Chain;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.notice.NoticeGuard;
import register.value.Bytes;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sentence;

/// Proposes entries until the chain accepts one, or none is needed.
record Appending(Chain chain, Clock clock) {
    /// Each lost race means that another entry was accepted, so a publisher gives up only after losing to more rivals
    /// than any company has.
    private static final int ATTEMPTS = 500;

    private static final Duration SKEW = Duration.ofMinutes(5);

    sealed interface Proposal {}

    /// @param notice the entry's consequence for notices to customers
    record Append(Entry entry, NoticeGuard.Verdict notice) implements Proposal {
        Append(Entry entry) {
            this(entry, NoticeGuard.Verdict.CLEAR);
        }

        PublishingOutcome.Accepted accepted() {
            return new PublishingOutcome.Accepted(entry.header(), notice.warnings(), notice.tellBefore());
        }
    }

    record Decided(PublishingOutcome outcome) implements Proposal {}

    /// @param expected in English, for problems that no editor of policies shows
    static Decided rejected(String path, String value, String expected) {
        return rejected(List.of(Problem.inEnglish(path, value, expected)));
    }

    static Decided rejected(String path, String value, Sentence expected) {
        return rejected(List.of(new Problem(path, value, expected)));
    }

    static Decided rejected(List<Problem> problems) {
        return new Decided(new PublishingOutcome.Rejected(problems));
    }

    /// @throws ContentionException if rivals won every attempt; nothing was written
    PublishingOutcome retrying(PolicyId policy, Function<@Nullable EntryHeader, Proposal> propose) {
        int attempt = 0;
        do {
            // The head is read first: decisions based on later reads hold only if nothing was appended since, and
            // only then does the append at head + 1 succeed.
            switch (propose.apply(chain.head(policy).orElse(null))) {
                case Decided decided -> {
                    return decided.outcome();
                }
                case Append append -> {
                    if (chain.append(append.entry())) {
                        return append.accepted();
                    }
                }
            }
            attempt++;
        } while (attempt < ATTEMPTS && pause(attempt));
        throw new ContentionException(policy, attempt);
    }

    /// An undated entry after this head: its effective date is that of recording.
    Append undated(EntryHeader head, EntryKind kind, @Nullable String reason, Bytes content) {
        Instant recordedAt = recordedAt(head);
        return new Append(new Entry(
                new EntryHeader(
                        head.policy(),
                        head.sequence() + 1,
                        kind,
                        LocalDate.ofInstant(recordedAt, head.timeZone()),
                        head.timeZone(),
                        0,
                        recordedAt,
                        reason,
                        null,
                        content.hash()),
                content));
    }

    /// The problem if the last entry's time is in the future: a clock is or was wrong, and the next entry could not
    /// state its true time. Clocks of several machines differ by less than five minutes.
    Optional<Problem> early(@Nullable EntryHeader head) {
        Instant now = now();
        return head == null || !head.recordedAt().isAfter(now.plus(SKEW))
                ? Optional.empty()
                : Optional.of(Problem.inEnglish(
                        "recordedAt",
                        head.recordedAt().toString(),
                        "the last entry of " + head.policy() + " has a time in the future, because this machine's "
                                + "clock says " + now
                                + ": the next entry would be recorded one millisecond after it, not when it is"
                                + " published. Correct the clock, or wait until then; --despite-clock publishes"
                                + " anyway"));
    }

    /// The recording time of an entry after this head.
    Instant recordedAt(@Nullable EntryHeader head) {
        Instant now = now();
        return head == null || now.isAfter(head.recordedAt())
                ? now
                : head.recordedAt().plusMillis(1);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// @return false if the thread was interrupted, because its owner wants it to stop
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
