package register.publishing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import register.chain.EntryHeader;
import register.chain.EntryKind;
import register.chain.Version;
import register.chain.VersionStatus;

/// Every version of a policy, newest effective date first, derived from the whole chain.
final class NaiveVersions {
    private NaiveVersions() {}

    static List<Version> of(Fixture fixture) {
        var byDate = new TreeMap<LocalDate, EntryHeader>();
        for (EntryHeader header : fixture.history.headers(Fixture.POLICY)) {
            if (header.kind().isOfADate()) {
                byDate.put(header.effectiveDate(), header);
            }
        }
        var versions = new ArrayList<Version>();
        boolean inForceFound = false;
        for (EntryHeader last : byDate.descendingMap().values()) {
            VersionStatus status;
            if (last.kind() == EntryKind.WITHDRAWAL) {
                status = VersionStatus.WITHDRAWN;
            } else if (last.effectiveDate().isAfter(fixture.history.today(last.timeZone()))) {
                status = VersionStatus.ANNOUNCED;
            } else {
                status = inForceFound ? VersionStatus.SUPERSEDED : VersionStatus.IN_FORCE;
                inForceFound = true;
            }
            versions.add(new Version(last, status));
        }
        return versions;
    }
}
