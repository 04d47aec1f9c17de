package register.policyfile.inspection;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.chain.Entry;
import register.chain.EntryHeader;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.publishing.Outcome;

/// What publishing a file would do to the register.
///
/// @param outcome never `Rejected`
/// @param header of the entry that it would get, or has already; in a conflict, the one that it would get as a
/// correction
/// @param version what the file states
/// @param before what was to be in force on its date until then; null where nothing was
/// @param stood which entry that is
public record Effect(
        Outcome outcome,
        EntryHeader header,
        PolicyVersion version,
        @Nullable PolicyVersion before,
        @Nullable EntryHeader stood) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int NAMED = 8;

    static Effect of(Outcome outcome, Outcome accepted, PolicyVersion version, Surroundings.Here here) {
        Optional<Entry> standing = standing(version, here);
        return new Effect(
                outcome,
                header(accepted),
                version,
                shown(standing, here),
                standing.map(Entry::header).orElse(null));
    }

    /// What was to be in force on the version's date until now; null where nothing was.
    static @Nullable PolicyVersion before(PolicyVersion version, Surroundings.Here here) {
        return shown(standing(version, here), here);
    }

    private static Optional<Entry> standing(PolicyVersion version, Surroundings.Here here) {
        return here.history().inForce(version.policy(), version.effectiveDate(), null);
    }

    private static @Nullable PolicyVersion shown(Optional<Entry> standing, Surroundings.Here here) {
        return standing.map(entry -> Persons.shown(entry.version(), here.persons()))
                .orElse(null);
    }

    private static EntryHeader header(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> accepted.header();
            case Outcome.Unchanged unchanged -> unchanged.header();
            case Outcome.Conflict conflict -> conflict.standing();
            case Outcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    /// What publishing would do, in words, a line each: `acme 2027-03-01: announced, in force in 31 days`, who is added
    /// and who ends, until when customers must have been told, and where the page is.
    ///
    /// @param now when
    /// @param address of the register; null where it has none
    public List<String> words(Instant now, @Nullable URI address) {
        var lines = new ArrayList<String>();
        lines.add(version.policy() + " " + version.effectiveDate() + ": " + become(now));
        lines.addAll(listed());
        if (outcome instanceof Outcome.Accepted(EntryHeader entry, var _, Instant tellBefore)) {
            if (entry.noNoticeReason() != null) {
                lines.add("customers are not told in time: \"" + entry.noNoticeReason() + "\"");
            } else if (tellBefore != null) {
                lines.add("customers must be told before "
                        + tellBefore.atZone(version.timeZone()).format(MINUTE) + " " + version.timeZone());
            }
        }
        if (address != null) {
            lines.add("page at " + address.toString().replaceFirst("/$", "") + "/" + version.policy());
        }
        return List.copyOf(lines);
    }

    private String become(Instant now) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, version.timeZone()), version.effectiveDate());
        String when = days > 0
                ? "announced, in force in " + days + (days == 1 ? " day" : " days")
                : days == 0 ? "in force at once" : "in force since then, recorded only now";
        return switch (outcome) {
            case Outcome.Accepted(EntryHeader entry, var _, var _) ->
                entry.reason() == null ? when : "corrected, as " + Revision.of(entry) + "; " + when;
            case Outcome.Unchanged(EntryHeader entry) -> "nothing, it is published as " + Revision.of(entry);
            case Outcome.Conflict(EntryHeader standing, var _) ->
                "nothing, the date has " + Revision.of(standing) + "; with --correct --reason it is corrected";
            case Outcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    private List<String> listed() {
        if (before == null) {
            return List.of("the first version of " + version.policy() + ", with "
                    + version.subprocessors().size() + " subprocessors");
        }
        Changes changes = Changes.between(before, version);
        var parts = new ArrayList<String>();
        named(parts, "adds ", changes.subprocessors().added());
        named(parts, "ends ", changes.subprocessors().removed());
        named(
                parts,
                "changes ",
                changes.subprocessors().changed().stream()
                        .map(Changes.Change::after)
                        .toList());
        return List.of(parts.isEmpty() ? "no subprocessor is added, ended or changed" : String.join("; ", parts));
    }

    private static void named(List<String> parts, String verb, List<Subprocessor> subprocessors) {
        if (!subprocessors.isEmpty()) {
            String names =
                    subprocessors.stream().limit(NAMED).map(Subprocessor::name).collect(Collectors.joining(", "));
            int more = subprocessors.size() - NAMED;
            parts.add(verb + names + (more > 0 ? " and " + more + " more" : ""));
        }
    }

    /// What would change, line by line.
    public List<String> changes() {
        if (before == null || stood == null) {
            return List.of("the first version of " + version.policy());
        }
        var lines = new ArrayList<String>();
        lines.add("against " + before.policy() + " " + before.effectiveDate() + " " + Revision.of(stood) + ":");
        List<String> changes = ChangesText.lines(Changes.between(before, version));
        lines.addAll(changes.isEmpty() ? List.of("nothing changes") : changes);
        return List.copyOf(lines);
    }
}
