package register.read.lookup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.chain.VersionStatus;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.ChangeSummary;

/// A future version, with its changes from the one before.
///
/// @param before the date of the one before
public record AnnouncedVersion(StatedEntry stated, LocalDate before, ChangeSummary changes) {
    /// More than a company announces at a time; the list of versions has the others.
    private static final int MOST = 3;

    /// The announced versions that a list includes.
    ///
    /// @param announced soonest first
    /// @param filter of the list: its exclusions also apply to the changes
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

    /// The announced versions that a page includes, nearest first. The page of an announced version has only that one;
    /// the page of a version no longer in force, or of a policy with none in force yet, has none.
    ///
    /// @param shown the page's version
    /// @param dated true if the page is for this version, whatever is in force
    public static List<AnnouncedVersion> of(
            PolicyState policy, StatedEntry shown, PageVersions versions, boolean dated) {
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
                    announced.add(against(before, stated, EngagementFilter.ALL));
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

    /// Subprocessors and services to be listed in future.
    public List<Subprocessor> joining() {
        return changes.joins().stream()
                .map(part -> part.subprocessor().withEngagements(part.engagements()))
                .toList();
    }

    /// True if it, or what it changes, names a person, or once did.
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
