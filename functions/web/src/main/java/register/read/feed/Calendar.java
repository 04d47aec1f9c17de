package register.read.feed;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.read.lookup.EntryChanges;
import register.read.lookup.EntryStanding;
import register.value.Sha256;

/// A policy's dates as a calendar (RFC 5545, RFC 7986): when versions take effect, and the deadlines for objections. A
/// version takes effect on a whole day, the same date wherever the reader is; a deadline is an instant, given in UTC,
/// so that no time zone rules need to be included.
///
/// @param first the hash of the policy's first entry
record Calendar(Wording wording, EntryChanges entries, Sha256 first) {
    static final String TYPE = "text/calendar";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// The recommended polling interval.
    private static final String OFTEN = "PT6H";

    /// @param newest the version with the latest date
    /// @param words the current entry for each date, soonest first
    String write(PolicyVersion newest, List<EntryHeader> words) {
        String name = wording.name(newest);
        var out = new ContentLines(wording.glossary().language().tag());
        out.add("BEGIN", "VCALENDAR");
        out.add("VERSION", "2.0");
        out.add("PRODID", "-//Subprocessor Register//Dates of a policy//EN");
        out.add("CALSCALE", "GREGORIAN");
        out.text("NAME", name);
        // For programs that do not know RFC 7986.
        out.text("X-WR-CALNAME", name);
        out.add("REFRESH-INTERVAL;VALUE=DURATION", OFTEN);
        out.add("X-PUBLISHED-TTL", OFTEN);
        for (EntryHeader word : words) {
            EntryStanding told = entries.of(word);
            effective(out, told);
            objection(out, told);
        }
        out.add("END", "VCALENDAR");
        return out.toString();
    }

    private void effective(ContentLines out, EntryStanding told) {
        LocalDate date = told.header().effectiveDate();
        begin(out, told, "effective", told.isWithdrawal());
        out.add("DTSTART;VALUE=DATE", DAY.format(date));
        out.add("DTEND;VALUE=DATE", DAY.format(date.plusDays(1)));
        end(out, told, wording.policy(told.stated().version()) + ": " + wording.title(told));
    }

    /// If the current entry states no deadline, that of an earlier one is cancelled.
    private void objection(ContentLines out, EntryStanding told) {
        ObjectionPeriod stated = told.stated().version().objection();
        ObjectionPeriod shown = stated == null ? earlier(told) : stated;
        if (shown == null) {
            return;
        }
        begin(out, told, "objection", stated == null || told.isWithdrawal());
        out.add("DTSTART", INSTANT.format(shown.end()));
        String until = wording.glossary().get("object-until") + " " + wording.until(shown);
        end(out, told, wording.policy(told.stated().version()) + ": " + until);
    }

    private @Nullable ObjectionPeriod earlier(EntryStanding told) {
        for (EntryHeader word : entries.earlier(told.header())) {
            ObjectionPeriod objection = entries.shown(word).version().objection();
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private void begin(ContentLines out, EntryStanding told, String what, boolean cancelled) {
        EntryHeader header = told.header();
        out.add("BEGIN", "VEVENT");
        out.add("UID", FeedIds.of(first, header.effectiveDate() + " " + what).toString());
        out.add("DTSTAMP", INSTANT.format(header.recordedAt()));
        out.add("SEQUENCE", Integer.toString(sequence(told)));
        out.add("STATUS", cancelled ? "CANCELLED" : "CONFIRMED");
        out.add("TRANSP", "TRANSPARENT");
    }

    /// Grows with each entry for a date: a withdrawal has the revision that it withdraws.
    private static int sequence(EntryStanding told) {
        return 2 * (told.header().revision() - 1) + (told.isWithdrawal() ? 1 : 0);
    }

    private void end(ContentLines out, EntryStanding told, String summary) {
        out.text("SUMMARY", summary);
        String page = wording.page(told);
        out.text("DESCRIPTION", wording.summary(told) + "\n" + page);
        if (!page.startsWith("/")) {
            out.add("URL", page);
        }
        out.add("END", "VEVENT");
    }
}
