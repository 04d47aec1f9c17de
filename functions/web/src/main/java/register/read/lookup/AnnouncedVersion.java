package register.read.lookup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.EngagementFilter;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;

/// A version that is to come, with what it changes against the one before it.
///
/// @param before the date of the one before it
public record AnnouncedVersion(StatedEntry stated, LocalDate before, ChangeSummary changes) {
    /// More than a company announces at a time; the list of versions has the others.
    private static final int MOST = 3;

    private static final EngagementFilter ALL = new EngagementFilter(null, null, null);

    /// Those that a list tells of.
    ///
    /// @param announced the soonest first
    /// @param filter of the list: what it leaves out changes nothing in it
    public static List<AnnouncedVersion> of(
            Lookup lookup, StatedEntry inForce, List<Entry> announced, EngagementFilter filter) {
        var all = new ArrayList<AnnouncedVersion>();
        StatedEntry before = inForce;
        for (Entry entry : announced) {
            StatedEntry stated = lookup.shown(lookup.stated(entry));
            all.add(against(before, stated, filter));
            before = stated;
        }
        return all;
    }

    private static AnnouncedVersion against(StatedEntry before, StatedEntry stated, EngagementFilter filter) {
        return new AnnouncedVersion(
                stated,
                before.header().effectiveDate(),
                ChangeSummary.between(filtered(before.version(), filter), filtered(stated.version(), filter)));
    }

    private static PolicyVersion filtered(PolicyVersion version, EngagementFilter filter) {
        return filter.isEmpty() ? version : version.withSubprocessors(filter.of(version));
    }

    /// Those that a page tells of, the nearest first. Of the page of one of them, that one alone; of the page of what
    /// no
    /// longer holds, or where nothing holds yet, none.
    ///
    /// @param shown what the page is of
    /// @param dated whether the page is of this version whatever is in force
    public static List<AnnouncedVersion> of(
            StillPolicy policy, StatedEntry shown, PageVersions versions, boolean dated) {
        Lookup lookup = policy.lookup();
        var announced = new ArrayList<AnnouncedVersion>();
        if (versions.announced().isEmpty() || !isCurrentOrComing(versions)) {
            return announced;
        }
        StatedEntry before = lookup.shown(policy.current());
        boolean one = dated && versions.status() == VersionStatus.ANNOUNCED;
        for (EntryHeader header : versions.announced()) {
            if (announced.size() == MOST) {
                break;
            }
            StatedEntry stated = lookup.shown(lookup.version(header.policy(), header.effectiveDate(), null, null));
            if (header.effectiveDate().isAfter(before.header().effectiveDate())) {
                if (!one || header.equals(shown.header())) {
                    announced.add(against(before, stated, ALL));
                }
                before = stated;
            }
        }
        return announced;
    }

    public EntryHeader header() {
        return stated.header();
    }

    public PolicyVersion version() {
        return stated.version();
    }

    public LocalDate date() {
        return header().effectiveDate();
    }

    /// What is to be listed and is not yet.
    public List<Subprocessor> joining() {
        return changes.joins().stream()
                .map(part -> part.subprocessor().withEngagements(part.engagements()))
                .toList();
    }

    /// Whether it or what it changes names somebody, or once did.
    public boolean namesPersons() {
        return version().subprocessors().stream().anyMatch(Subprocessor::naturalPerson)
                || changes.leaves().stream()
                        .anyMatch(part -> part.subprocessor().naturalPerson());
    }

    private static boolean isCurrentOrComing(PageVersions versions) {
        return versions.own().status() == VersionStatus.IN_FORCE
                || versions.own().status() == VersionStatus.ANNOUNCED;
    }
}
