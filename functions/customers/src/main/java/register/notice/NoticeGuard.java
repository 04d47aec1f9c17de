package register.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import register.chain.EntryHeader;
import register.chain.History;
import register.person.PersonRecords;
import register.policy.Engagement;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.rules.RuleWords;
import register.recipient.TermsInUse;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Sentence;
import register.words.Phrase;

/// Finds changes that come too early for customers to be notified in time. Publishing them anyway requires a reason.
///
/// @param terms the days stated by the contracts of a policy's contacts
/// @param length the time that a policy's run takes until its last mail; zero if unknown
public record NoticeGuard(
        History history,
        PersonRecords persons,
        Function<PolicyId, List<TermsInUse>> terms,
        Function<PolicyId, Duration> length) {
    /// The effect of a version on customers' notice periods.
    ///
    /// @param problems reasons why it is too early, which prevent publication
    /// @param warnings that do not prevent it
    /// @param tellBefore the time before which the last recipient must have been notified; null if none is stated
    ///     or needed
    public record Verdict(
            List<Problem> problems,
            List<Problem> warnings,
            @Nullable Instant tellBefore) {
        public static final Verdict CLEAR = new Verdict(List.of(), List.of(), null);

        public Verdict {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }

    /// @param header of the entry as it would be recorded now
    /// @param stated the version with the names of natural persons
    public Verdict verdict(EntryHeader header, PolicyVersion stated) {
        if (header.noNoticeReason() != null) {
            return Verdict.CLEAR;
        }
        Optional<Announcement> announcement = Announcement.of(header, stated, history, persons);
        if (announcement.isEmpty()) {
            return new Verdict(List.of(), imported(header, stated).stream().toList(), null);
        }
        List<NotifiableChange> early = announcement.get().changes().stream()
                .filter(change -> change.kind().needsPeriod())
                .toList();
        return early.isEmpty()
                ? Verdict.CLEAR
                : verdict(header.recordedAt(), stated, announcement.get().promisedDays(), early);
    }

    /// A future version that claims to have been published elsewhere before: usually a line copied by mistake.
    private Optional<Problem> imported(EntryHeader header, PolicyVersion stated) {
        LocalDate date = stated.effectiveDate();
        return Optional.ofNullable(stated.origin())
                .filter(origin -> origin.imported()
                        && header.recordedAt()
                                .isBefore(date.atStartOfDay(stated.timeZone()).toInstant()))
                .flatMap(_ -> history.inForce(stated.policy(), date.minusDays(1), header.recordedAt()))
                .map(_ -> new Problem("origin.imported", "true", RuleWords.say("told-before", date)));
    }

    private Verdict verdict(
            Instant now, PolicyVersion stated, @Nullable Integer promised, List<NotifiableChange> changes) {
        List<TermsInUse> inUse = terms.apply(stated.policy());
        var days = DaysStated.of(promised, inUse);
        Instant told = now.plus(length.apply(stated.policy()));
        var problems = new ArrayList<Problem>();
        for (Place place : places(stated, changes)) {
            days.tooEarly(place.start(), told, stated.timeZone())
                    .map(why -> new Problem(
                            place.path(), place.start().toString(), RuleWords.say("later-date", why, waiver())))
                    .ifPresent(problems::add);
        }
        objection(stated, changes).ifPresent(problems::add);
        List<Problem> warnings =
                days.isEmpty() ? List.of(new Problem("noticePeriodDays", "", RuleWords.say("no-days"))) : List.of();
        return new Verdict(problems, warnings, days.tellBefore(changes, stated.timeZone()));
    }

    /// The place in the file where a start is stated.
    private record Place(String path, LocalDate start) {}

    private static Set<Place> places(PolicyVersion stated, List<NotifiableChange> changes) {
        var places = new LinkedHashSet<Place>();
        for (NotifiableChange change : changes) {
            Engagement engagement = change.engagement();
            String path = engagement == null || engagement.existingCustomersFrom() == null
                    ? "effectiveDate"
                    : own(stated, change, engagement);
            places.add(new Place(path, change.start()));
        }
        return places;
    }

    private static String own(PolicyVersion stated, NotifiableChange change, Engagement engagement) {
        return "subprocessors[" + stated.subprocessors().indexOf(change.subprocessor()) + "].engagements["
                + change.subprocessor().engagements().indexOf(engagement) + "].existingCustomersFrom";
    }

    /// True if the problem can be overridden by stating why customers are not notified in time.
    public static boolean asksWhy(Problem problem) {
        return problem.sentence() instanceof Phrase phrase && phrase.arguments().contains(waiver());
    }

    /// The option to publish anyway; in English, on the command line.
    public static Sentence waiver() {
        return RuleWords.say("waiver");
    }

    private static Optional<Problem> objection(PolicyVersion stated, List<NotifiableChange> changes) {
        ObjectionPeriod objection = stated.objection();
        Optional<LocalDate> first =
                changes.stream().map(NotifiableChange::start).min(LocalDate::compareTo);
        if (objection == null
                || first.isEmpty()
                || !objection
                        .end()
                        .toInstant()
                        .isAfter(first.get().atStartOfDay(stated.timeZone()).toInstant())) {
            return Optional.empty();
        }
        return Optional.of(new Problem(
                "objection.until",
                objection.until().toString(),
                RuleWords.say("late-objection", first.get(), stated.timeZone(), waiver())));
    }
}
