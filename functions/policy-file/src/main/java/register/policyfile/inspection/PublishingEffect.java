package register.policyfile.inspection;

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
import register.log.LogOrigin;
import register.person.Persons;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policy.rules.RuleWords;
import register.policyfile.said.FileWords;
import register.publishing.PublishingOutcome;
import register.value.Sentence;

/// The effect of publishing a file on the register.
///
/// @param outcome never `Rejected`
/// @param header of the entry that it would get or already has; in a conflict, the one that it would get as a
///     correction
/// @param version the version in the file
/// @param before the version due to be in force on that date until now; null if there was none
/// @param stood the entry of that version
public record PublishingEffect(
        PublishingOutcome outcome,
        EntryHeader header,
        PolicyVersion version,
        @Nullable PolicyVersion before,
        @Nullable EntryHeader stood) {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int NAMED = 8;

    static PublishingEffect of(
            PublishingOutcome outcome,
            PublishingOutcome accepted,
            PolicyVersion version,
            InspectionContext.LocalRegister here) {
        Optional<Entry> standing = standing(version, here);
        return new PublishingEffect(
                outcome,
                header(accepted),
                version,
                shown(standing, here),
                standing.map(Entry::header).orElse(null));
    }

    /// The version due to be in force on that date until now; null if there was none.
    static @Nullable PolicyVersion before(PolicyVersion version, InspectionContext.LocalRegister here) {
        return shown(standing(version, here), here);
    }

    private static Optional<Entry> standing(PolicyVersion version, InspectionContext.LocalRegister here) {
        return here.history().inForce(version.policy(), version.effectiveDate(), null);
    }

    private static @Nullable PolicyVersion shown(Optional<Entry> standing, InspectionContext.LocalRegister here) {
        return standing.map(entry -> Persons.shown(entry.version(), here.persons()))
                .orElse(null);
    }

    private static EntryHeader header(PublishingOutcome outcome) {
        return switch (outcome) {
            case PublishingOutcome.Accepted accepted -> accepted.header();
            case PublishingOutcome.Unchanged unchanged -> unchanged.header();
            case PublishingOutcome.Conflict conflict -> conflict.standing();
            case PublishingOutcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    /// The effect in words, one sentence per line: whether it is a trial, `acme 2027-03-01: announced, in force in
    /// 31 days`, which subprocessors are added and which end, the deadline for notices, and the page's address.
    ///
    /// @param now the time of publication
    /// @param home the register of the publication
    public List<Sentence> words(Instant now, TargetRegister home) {
        var lines = new ArrayList<Sentence>();
        home.trial().ifPresent(lines::add);
        lines.add(FileWords.say("becomes", version.policy(), version.effectiveDate(), become(now)));
        lines.add(listed());
        if (outcome instanceof PublishingOutcome.Accepted(EntryHeader entry, var _, Instant tellBefore)) {
            if (entry.noNoticeReason() != null) {
                lines.add(FileWords.say("not-told", entry.noNoticeReason()));
            } else if (tellBefore != null) {
                lines.add(FileWords.say(
                        "tell-before", tellBefore.atZone(version.timeZone()).format(MINUTE), version.timeZone()));
            }
        }
        if (outcome instanceof PublishingOutcome.Accepted(EntryHeader entry, var _, var _) && entry.sequence() == 1) {
            lines.add(FileWords.say("for-good", new LogOrigin(home.logHost(), version.policy()), home.sealer()));
        }
        if (home.address() != null) {
            lines.add(FileWords.say(
                    "page-at", home.address().toString().replaceFirst("/$", "") + "/" + version.policy()));
        }
        return List.copyOf(lines);
    }

    private Sentence become(Instant now) {
        long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(now, version.timeZone()), version.effectiveDate());
        Sentence when = days > 1
                ? FileWords.say("in-force-in", days)
                : FileWords.say(days == 1 ? "in-force-tomorrow" : days == 0 ? "in-force-now" : "in-force-since");
        return switch (outcome) {
            case PublishingOutcome.Accepted(EntryHeader entry, var _, var _) ->
                entry.reason() == null ? when : FileWords.say("corrected", RevisionName.said(entry), when);
            case PublishingOutcome.Unchanged(EntryHeader entry) ->
                FileWords.say("published-as", RevisionName.said(entry));
            case PublishingOutcome.Conflict(EntryHeader standing, var _) ->
                FileWords.say("date-taken", RevisionName.said(standing));
            case PublishingOutcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
        };
    }

    private Sentence listed() {
        if (before == null) {
            return FileWords.say(
                    "first-version", version.policy(), version.subprocessors().size());
        }
        Changes changes = Changes.between(before, version);
        var parts = new ArrayList<Sentence>();
        named(parts, "adds", changes.subprocessors().added());
        named(parts, "ends", changes.subprocessors().removed());
        named(
                parts,
                "changes",
                changes.subprocessors().changed().stream()
                        .map(Changes.Change::after)
                        .toList());
        return parts.stream()
                .reduce((one, other) -> RuleWords.say("both", one, other))
                .orElseGet(() -> FileWords.say("nobody-changes"));
    }

    private static void named(List<Sentence> parts, String verb, List<Subprocessor> subprocessors) {
        if (!subprocessors.isEmpty()) {
            String names =
                    subprocessors.stream().limit(NAMED).map(Subprocessor::name).collect(Collectors.joining(", "));
            int more = subprocessors.size() - NAMED;
            parts.add(FileWords.say(verb, more > 0 ? RuleWords.say("and-more", names, more) : names));
        }
    }

    /// The differences, line by line.
    public List<String> changes() {
        if (before == null || stood == null) {
            return List.of("the first version of " + version.policy());
        }
        var lines = new ArrayList<String>();
        lines.add("against " + before.policy() + " " + before.effectiveDate() + " " + RevisionName.of(stood) + ":");
        List<String> changes = ChangesText.lines(Changes.between(before, version));
        lines.addAll(changes.isEmpty() ? List.of("nothing changes") : changes);
        return List.copyOf(lines);
    }
}
