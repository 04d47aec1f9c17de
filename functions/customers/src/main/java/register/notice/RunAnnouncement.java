package register.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.History;
import register.notice.NotifiableChange.Kind;
import register.person.PersonRecords;
import register.person.Persons;
import register.policy.Engagement;
import register.policy.PolicyVersion;

/// The announcement of an entry's run. After a correction, recipients who know the corrected version are notified of
/// the differences, and recipients who were not notified are notified of the whole change.
///
/// @param announcement for a correction, the differences from the corrected version; empty if only words differ
/// @param whole compared with the version before, including changes announced by corrected versions and dropped by
///     this one; without a correction, the announcement itself
public record RunAnnouncement(Announcement announcement, Announcement whole) {

    /// Empty if the entry contains nothing to notify customers of.
    public static Optional<RunAnnouncement> of(Entry entry, History history, PersonRecords persons) {
        EntryHeader header = entry.header();
        Optional<Entry> corrected = correctedBy(entry, history);
        Optional<Entry> before = corrected.isEmpty()
                ? Optional.empty()
                : history.inForce(header.policy(), header.effectiveDate().minusDays(1), header.recordedAt());
        if (before.isEmpty()) {
            return Announcement.of(entry, history, persons).map(same -> new RunAnnouncement(same, same));
        }
        PolicyVersion version = Persons.shown(entry.version(), persons);
        if (version.imported()) {
            return Optional.empty();
        }
        PolicyVersion knew = Persons.shown(corrected.orElseThrow().version(), persons);
        Announcement whole = between(header, Persons.shown(before.get().version(), persons), version);
        var knownOnce = new ArrayList<PolicyVersion>();
        for (Optional<Entry> one = corrected; one.isPresent(); one = correctedBy(one.get(), history)) {
            knownOnce.add(Persons.shown(one.get().version(), persons));
        }
        RunAnnouncement announced = new RunAnnouncement(
                correcting(between(header, knew, version), whole.before()), dropping(whole, knownOnce));
        return announced.announcement.changes().isEmpty()
                        && announced.whole.changes().isEmpty()
                ? Optional.empty()
                : Optional.of(announced);
    }

    private static Optional<Entry> correctedBy(Entry entry, History history) {
        return entry.header().kind() == EntryKind.CORRECTION ? history.corrected(entry.header()) : Optional.empty();
    }

    /// Recipients notified of an earlier version may not know what later corrections dropped.
    private static Announcement dropping(Announcement whole, List<PolicyVersion> knownOnce) {
        var changes = new ArrayList<>(whole.changes());
        for (PolicyVersion knew : knownOnce) {
            for (NotifiableChange change : correcting(between(whole.header(), knew, whole.version()), whole.before())
                    .changes()) {
                if (change.kind() == Kind.WITHDRAWN && changes.stream().noneMatch(one -> isOfSame(one, change))) {
                    changes.add(change);
                }
            }
        }
        return new Announcement(whole.header(), whole.version(), whole.before(), changes);
    }

    private static boolean isOfSame(NotifiableChange one, NotifiableChange other) {
        return one.subprocessor().id().equals(other.subprocessor().id())
                && one.engagement() != null
                && other.engagement() != null
                && one.engagement().id().equals(other.engagement().id());
    }

    /// States whether the removals of a correction were in use, or only announced.
    ///
    /// @param before the version in force before the version's date
    private static Announcement correcting(Announcement announcement, PolicyVersion before) {
        return new Announcement(
                announcement.header(),
                announcement.version(),
                announcement.before(),
                announcement.changes().stream()
                        .map(change -> corrected(change, announcement, before))
                        .toList());
    }

    private static NotifiableChange corrected(
            NotifiableChange change, Announcement announcement, PolicyVersion before) {
        Engagement engagement = change.engagement();
        EntryHeader header = announcement.header();
        if (change.kind() != Kind.REMOVED
                || engagement == null
                || lists(announcement.version(), change)
                || lists(before, change)) {
            return change;
        }
        LocalDate start = NotifiableChanges.start(engagement, header.effectiveDate());
        return start.isAfter(LocalDate.ofInstant(header.recordedAt(), header.timeZone()))
                ? new NotifiableChange(Kind.WITHDRAWN, change.subprocessor(), engagement, start)
                : change;
    }

    private static boolean lists(PolicyVersion version, NotifiableChange change) {
        return version.subprocessors().stream()
                .filter(listed -> listed.id().equals(change.subprocessor().id()))
                .flatMap(listed -> listed.engagements().stream())
                .anyMatch(listed -> change.engagement() != null
                        && listed.id().equals(change.engagement().id()));
    }

    private static Announcement between(EntryHeader header, PolicyVersion before, PolicyVersion version) {
        return new Announcement(header, version, before, NotifiableChanges.between(before, version));
    }

    /// True if it corrects something that recipients may already know.
    public boolean isCorrection() {
        return announcement.header().kind() == EntryKind.CORRECTION;
    }

    /// The announcement that a notice is about.
    ///
    /// @param changes as in the notice
    public Announcement of(List<Integer> changes) {
        return isWhole(changes) ? whole : announcement;
    }

    /// The changes of a notice, by their place: first those of `announcement`, then those of `whole`.
    public List<NotifiableChange> changes(List<Integer> changes) {
        int own = isWhole(changes) ? announcement.changes().size() : 0;
        return changes.stream().map(one -> of(changes).changes().get(one - own)).toList();
    }

    private boolean isWhole(List<Integer> changes) {
        return !changes.isEmpty()
                && changes.getFirst() >= announcement.changes().size();
    }

    /// The days to object given by contract, if they end later than the version's deadline, or if it states none.
    ///
    /// @param told when the recipient counts as notified
    public Optional<Integer> contractDays(Notice notice, Instant told) {
        return objectUntil(notice, told).equals(objectUntil(notice, null))
                ? Optional.empty()
                : Optional.ofNullable(notice.objectionDays());
    }

    /// A recipient's last moment to object: the version's deadline or the end of the contract's days, whichever is
    /// later. Empty if neither states one, or if there is nothing to object to.
    ///
    /// @param told when the recipient counts as notified; null if it was not, in which case no days are counted
    public Optional<Instant> objectUntil(Notice notice, @Nullable Instant told) {
        PolicyVersion version = announcement.version();
        Integer days = notice.objectionDays();
        if (announcement.header().kind() == EntryKind.WITHDRAWAL
                || changes(notice.changes()).stream()
                        .noneMatch(change -> change.kind().needsPeriod())) {
            return Optional.empty();
        }
        return Stream.concat(
                        Stream.ofNullable(version.objection())
                                .map(stated -> stated.end().toInstant()),
                        Stream.ofNullable(told)
                                .filter(_ -> days != null)
                                .map(from ->
                                        NoticePeriod.objectUntil(from, days == null ? 0 : days, version.timeZone())))
                .max(Comparator.naturalOrder());
    }
}
