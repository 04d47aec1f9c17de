package register.read.embed;

import java.util.ArrayList;
import java.util.List;
import register.chain.Entry;
import register.policy.EngagementFilter;
import register.policy.PolicyVersion;
import register.policy.compare.ChangeSummary;
import register.read.lookup.Lookup;
import register.read.lookup.StatedEntry;
import register.value.Language;
import register.words.ChangeLine;
import register.words.Words;

/// What announced versions change, each against the one before it.
public final class Announcements {
    private Announcements() {}

    /// @param announced the soonest first
    /// @param language of the list that announces them
    /// @param filter of the list: what it leaves out changes nothing in it
    public static List<Announcement> of(
            Lookup lookup, StatedEntry inForce, List<Entry> announced, Language language, EngagementFilter filter) {
        var all = new ArrayList<Announcement>();
        Words glossary = Words.glossary().in(language);
        StatedEntry before = inForce;
        for (Entry entry : announced) {
            StatedEntry stated = lookup.shown(lookup.stated(entry));
            Language edition = stated.version().nearest(language);
            ChangeSummary changes =
                    ChangeSummary.between(filtered(before.version(), filter), filtered(stated.version(), filter));
            all.add(new Announcement(
                    stated.header(),
                    stated.version(),
                    edition,
                    before.header().effectiveDate(),
                    ChangeLine.of(changes, glossary, edition)));
            before = stated;
        }
        return all;
    }

    private static PolicyVersion filtered(PolicyVersion version, EngagementFilter filter) {
        return filter.isEmpty() ? version : version.withSubprocessors(filter.of(version));
    }
}
