package register.notices.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.assembly.Register;
import register.chain.EntryHeader;
import register.notice.NoticeRate;
import register.notice.Run;
import register.notice.RunAnnouncement;
import register.notice.RunId;
import register.notice.proof.NoticeCommitment.Subject;
import register.value.PolicyId;
import register.value.Sha256;

/// Plans runs.
///
/// @param rate at which mails may leave
public record NoticePlans(Register register, NoticeRate rate) {

    /// The announcement of the last entry for a date; empty if customers need not be notified.
    ///
    /// @param date null for the last announcement
    public Optional<RunAnnouncement> announced(PolicyId policy, @Nullable LocalDate date) {
        return announced(register.history().headers(policy), date);
    }

    /// The same, from a history already read.
    ///
    /// @param headers all of a policy, in order
    public Optional<RunAnnouncement> announced(List<EntryHeader> headers, @Nullable LocalDate date) {
        var seen = new HashSet<LocalDate>();
        for (EntryHeader header : headers.reversed()) {
            if (header.kind().isOfADate()
                    && seen.add(header.effectiveDate())
                    && (date == null || header.effectiveDate().equals(date))) {
                Optional<RunAnnouncement> found = announced(header.policy(), header.sequence());
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// Future dates whose last entry has an announcement without a run; soonest first.
    ///
    /// @param headers all of a policy, in order
    public List<LocalDate> withoutRun(List<EntryHeader> headers) {
        Instant now = register.clock().instant();
        var last = new TreeMap<LocalDate, EntryHeader>();
        for (EntryHeader header : headers) {
            if (header.kind().isOfADate() && header.effectiveFrom().isAfter(now)) {
                last.put(header.effectiveDate(), header);
            }
        }
        return last.values().stream()
                .filter(header -> header.kind().states()
                        && register.ports()
                                .notices()
                                .run(RunId.of(header.hash()))
                                .isEmpty()
                        && announced(header.policy(), header.sequence()).isPresent())
                .map(EntryHeader::effectiveDate)
                .toList();
    }

    /// The announcement of a run.
    ///
    /// @throws IllegalStateException if its entry does not exist
    public static RunAnnouncement announced(Register register, Run run) {
        return announced(register, run.policy(), run.announcement())
                .orElseThrow(() -> new IllegalStateException("run " + run.id() + ": its announcement is missing"));
    }

    private Optional<RunAnnouncement> announced(PolicyId policy, long sequence) {
        return announced(register, policy, sequence);
    }

    private static Optional<RunAnnouncement> announced(Register register, PolicyId policy, long sequence) {
        return register.ports()
                .chain()
                .entry(policy, sequence)
                .flatMap(entry -> RunAnnouncement.of(
                        entry, register.history(), register.ports().persons()));
    }

    public static RunId id(RunAnnouncement announced) {
        return RunId.of(announced.announcement().header().hash());
    }

    /// The log's entry that commits to a run of this announcement, or of one that it corrects or withdraws, if that
    /// run is not stored here, such as after an incomplete import; then it is unknown who was notified.
    ///
    /// @return empty if there is none
    public Optional<EntryHeader> lostRun(RunAnnouncement announced) {
        EntryHeader header = announced.announcement().header();
        return Stream.concat(InformedRecipients.standing(header, register.history()).stream(), Stream.of(header))
                .flatMap(one -> lost(one).stream())
                .findFirst();
    }

    private Optional<EntryHeader> lost(EntryHeader announcement) {
        return register.ports().notices().run(RunId.of(announcement.hash())).isPresent()
                ? Optional.empty()
                : register.commitments().committed(Subject.PLAN, announcement);
    }

    /// @param letters writes the mails bound by the hash
    public Plan plan(RunAnnouncement announced, Plan.Letters letters) {
        return planSeen(announced, letters, register.clock().instant());
    }

    /// The plan behind a hash in its current state, without recipients who subscribed since.
    public Plan plan(RunAnnouncement announced, Plan.Letters letters, Sha256 looked) {
        return planSeen(announced, letters, PlanHash.seen(looked));
    }

    private Plan planSeen(RunAnnouncement announced, Plan.Letters letters, Instant seen) {
        Instant second = seen.truncatedTo(ChronoUnit.SECONDS);
        return Plan.of(
                planning(announced, second),
                announced,
                letters,
                rate,
                new PlanHash(second),
                register.clock().instant());
    }

    /// Recipients due in a run without a notice.
    public LatecomerCounts stillDue(Run run) {
        return LatecomerCounts.in(run, this);
    }

    Planning planning(RunAnnouncement announced) {
        return planning(announced, Instant.MAX);
    }

    /// Without recipients who subscribed after a moment.
    Planning planning(RunAnnouncement announced, Instant until) {
        return planning(announced, true, until);
    }

    /// For one recipient, reading only that recipient's records.
    Planning planningOfOne(RunAnnouncement announced) {
        return planning(announced, false, Instant.MAX);
    }

    private Planning planning(RunAnnouncement announced, boolean counting, Instant until) {
        return new Planning(
                announced,
                register.ports().recipients(),
                InformedRecipients.before(
                        announced.announcement().header(),
                        register.history(),
                        register.ports().notices(),
                        header -> announced(header.policy(), header.sequence())
                                .filter(one -> !one.announcement().changes().isEmpty())
                                .isPresent(),
                        header -> lost(header).isPresent(),
                        counting),
                until);
    }
}
