package register.notices.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.notice.LedgerLine;
import register.notice.LedgerLine.Kind;
import register.notice.Notice;
import register.notice.Notices;
import register.notice.Run;
import register.notice.RunId;
import register.recipient.Recipient;
import register.recipient.RecipientId;

/// Finds recipients who were already notified of a version: by a mail that may have left and is not known to have
/// failed, or by a person.
///
/// @param runs of the earlier entries for the version's date, the oldest first; null for an announcement whose run
///     was never started
/// @param started the run of the entry itself; null before its first start
/// @param lost true if the log commits to a run of those entries that is not stored here, so that it is unknown who
///     was notified
/// @param already the numbers of that run's notices whose recipients were notified
record InformedRecipients(
        Notices notices, List<@Nullable Run> runs, @Nullable Run started, boolean lost, SortedNumbers already) {
    private static final Set<Kind> NOT_TOLD =
            EnumSet.of(Kind.NOT_TAKEN, Kind.REFUSED, Kind.BOUNCED, Kind.SUPPRESSED, Kind.UNDELIVERABLE);

    /// From the earlier entries for its date, back to the last withdrawal.
    ///
    /// @param announces true for an entry with an announcement
    /// @param isLost true for an entry whose run the log commits to, but which is not stored here
    /// @param counting true to read all notices of the run, to know who was notified
    static InformedRecipients before(
            EntryHeader header,
            History history,
            Notices notices,
            Predicate<EntryHeader> announces,
            Predicate<EntryHeader> isLost,
            boolean counting) {
        var runs = new ArrayList<@Nullable Run>();
        List<EntryHeader> standing = standing(header, history);
        for (EntryHeader earlier : standing) {
            Optional<Run> run = notices.run(RunId.of(earlier.hash()));
            if (run.isPresent() || announces.test(earlier)) {
                runs.add(run.orElse(null));
            }
        }
        boolean lost = counting && standing.stream().anyMatch(isLost);
        Optional<Run> started = notices.run(RunId.of(header.hash()));
        var already = new SortedNumbers();
        started.filter(_ -> counting)
                .ifPresent(run -> RunCounts.each(run, notices, notice -> {
                    if (told(notice)) {
                        already.add(notice.id().inRun());
                    }
                }));
        return new InformedRecipients(notices, runs, started.orElse(null), lost, already.sorted());
    }

    /// The earlier entries for the same date, the oldest first, after the last withdrawal.
    static List<EntryHeader> standing(EntryHeader header, History history) {
        var standing = new ArrayList<EntryHeader>();
        for (EntryHeader earlier : history.entriesOf(header.policy(), header.effectiveDate())) {
            if (earlier.sequence() < header.sequence()) {
                if (earlier.kind() == EntryKind.WITHDRAWAL) {
                    standing.clear();
                } else {
                    standing.add(earlier);
                }
            }
        }
        return standing;
    }

    /// True if the started run notified this recipient.
    boolean already(Recipient recipient) {
        return started != null
                && already.contains(started.notice(recipient.id()).inRun());
    }

    /// True if the started run notifies, or has notified, this recipient of these changes.
    boolean now(Recipient recipient, List<Integer> changes) {
        return notice(started, recipient.id())
                .filter(notice -> recipient.isNotified() || told(notice))
                .filter(notice -> notice.changes().containsAll(changes))
                .isPresent();
    }

    /// True if it has a notice in the started run.
    boolean isRecorded(Recipient recipient) {
        return notice(started, recipient.id()).isPresent();
    }

    /// True if it was, or may have been, notified of anything about the version.
    boolean anything(RecipientId recipient) {
        return lost
                || runs.stream().flatMap(run -> notice(run, recipient).stream()).anyMatch(InformedRecipients::told);
    }

    /// True if it was notified of everything that concerns it. A later run without a notice for it changed nothing
    /// for it.
    boolean all(RecipientId recipient) {
        for (Run run : runs.reversed()) {
            Optional<Notice> notice = notice(run, recipient);
            if (run == null || notice.isPresent()) {
                return notice.filter(InformedRecipients::told).isPresent();
            }
        }
        return false;
    }

    private Optional<Notice> notice(@Nullable Run run, RecipientId recipient) {
        return run == null ? Optional.empty() : notices.find(run.notice(recipient));
    }

    private static boolean told(Notice notice) {
        return notice.lines().stream().anyMatch(line -> line.kind() == Kind.TOLD_BY_HAND)
                || IntStream.rangeClosed(1, notice.attempts())
                        .mapToObj(notice::outcome)
                        .flatMap(Optional::stream)
                        .map(LedgerLine::kind)
                        .anyMatch(kind -> !NOT_TOLD.contains(kind));
    }
}
