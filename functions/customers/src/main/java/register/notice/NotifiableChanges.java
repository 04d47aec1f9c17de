package register.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.notice.NotifiableChange.Kind;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Identifier;
import register.policy.Localized;
import register.policy.Location;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policy.compare.FieldChange;

/// Selects the changes between two versions of which customers must be notified (GDPR Art. 28(2)): additions,
/// replacements, and changes to the risk of a listed subprocessor.
public final class NotifiableChanges {
    /// The fields that identify the legal person.
    private static final Set<String> PERSON = Set.of("legalName", "registrationId", "country", "naturalPerson");

    private NotifiableChanges() {}

    /// In the order of the later version, followed by removals in the order of the earlier one.
    public static List<NotifiableChange> between(PolicyVersion before, PolicyVersion after) {
        Changes changes = Changes.between(before, after);
        LocalDate date = after.effectiveDate();
        var found = new ArrayList<NotifiableChange>();
        for (Subprocessor each : after.subprocessors()) {
            if (changes.subprocessors().added().contains(each)) {
                found.addAll(whole(Kind.ADDED, each, engagement -> start(engagement, date), date));
            }
            changed(changes, each).ifPresent(change -> addAll(change, date, found));
        }
        for (Subprocessor gone : changes.subprocessors().removed()) {
            found.addAll(whole(Kind.REMOVED, gone, _ -> date, date));
        }
        return List.copyOf(found);
    }

    /// All services of an added or removed subprocessor; the subprocessor itself if it states none.
    private static List<NotifiableChange> whole(
            Kind kind, Subprocessor subprocessor, Function<Engagement, LocalDate> start, LocalDate date) {
        return subprocessor.engagements().isEmpty()
                ? List.of(new NotifiableChange(kind, subprocessor, null, date))
                : subprocessor.engagements().stream()
                        .map(engagement ->
                                new NotifiableChange(kind, subprocessor, engagement, start.apply(engagement)))
                        .toList();
    }

    private static Optional<Changes.SubprocessorChange> changed(Changes changes, Subprocessor after) {
        return changes.subprocessors().changed().stream()
                .filter(change -> change.after().equals(after))
                .map(Changes.SubprocessorChange.class::cast)
                .findFirst();
    }

    private static void addAll(Changes.SubprocessorChange change, LocalDate date, List<NotifiableChange> found) {
        Subprocessor after = change.after();
        if (isAnother(change)) {
            found.add(new NotifiableChange(Kind.CHANGED, after, null, date));
        }
        for (Engagement added : change.engagements().added()) {
            found.add(starting(Kind.ADDED, after, added, date));
        }
        for (Changes.Change<Engagement> each : change.engagements().changed()) {
            Engagement engagement = each.after();
            if (matters(each.before(), engagement) || earlier(each.before(), engagement, date)) {
                found.add(starting(Kind.CHANGED, after, engagement, date));
            }
            LocalDate end = engagement.endsOn();
            if (end != null && differs(each.fields(), Set.of("endsOn"))) {
                found.add(new NotifiableChange(Kind.REMOVED, after, engagement, end));
            }
        }
        for (Engagement gone : change.engagements().removed()) {
            found.add(new NotifiableChange(Kind.REMOVED, change.before(), gone, date));
        }
    }

    /// True if it is another legal person. A name shown beside the legal name is a brand; sole traders whose names
    /// were erased cannot be compared.
    private static boolean isAnother(Changes.SubprocessorChange change) {
        Subprocessor before = change.before();
        Subprocessor after = change.after();
        return differs(change.fields(), PERSON)
                || otherIdentifiers(
                        before.personal().identifiers(), after.personal().identifiers())
                || before.redacted() != after.redacted()
                || (before.personal().legalName() == null && differs(change.fields(), Set.of("displayName")));
    }

    /// True if a scheme stated by both has other values; stating another scheme only says more.
    private static boolean otherIdentifiers(List<Identifier> before, List<Identifier> after) {
        return Stream.of(Identifier.Scheme.values()).anyMatch(scheme -> {
            Set<String> was = Set.copyOf(Identifier.values(before, scheme));
            Set<String> is = Set.copyOf(Identifier.values(after, scheme));
            return !was.isEmpty() && !is.isEmpty() && !was.equals(is);
        });
    }

    private static NotifiableChange starting(
            Kind kind, Subprocessor subprocessor, Engagement engagement, LocalDate date) {
        return new NotifiableChange(kind, subprocessor, engagement, start(engagement, date));
    }

    static LocalDate start(Engagement engagement, LocalDate date) {
        LocalDate stated = engagement.existingCustomersFrom();
        return stated == null ? date : stated;
    }

    /// Moving a stated start forward takes time from customers who were notified of the later one.
    private static boolean earlier(Engagement before, Engagement after, LocalDate date) {
        LocalDate stated = before.existingCustomersFrom();
        return stated != null && start(after, date).isBefore(stated);
    }

    private static boolean matters(Engagement before, Engagement after) {
        return after.purpose().differsFrom(before.purpose())
                || !sameIn(before.locations(), after.locations(), NotifiableChanges::same)
                || !sameIn(before.transfers(), after.transfers(), Object::equals)
                || !sameIn(before.personalDataCategories(), after.personalDataCategories(), NotifiableChanges::same)
                || !sameIn(before.dataSubjectCategories(), after.dataSubjectCategories(), NotifiableChanges::same)
                || keepsOtherwise(before.retention(), after.retention())
                || !Objects.equals(before.modelTraining(), after.modelTraining())
                || !same(before.appliesWhen(), after.appliesWhen());
    }

    /// True if a stated retention changes or is no longer stated; stating it for the first time promises more.
    private static boolean keepsOtherwise(@Nullable Localized before, @Nullable Localized after) {
        return before != null && (after == null || after.differsFrom(before));
    }

    /// True if both lists have equal members in any order.
    private static <T> boolean sameIn(List<T> before, List<T> after, BiPredicate<T, T> same) {
        var left = new ArrayList<>(before);
        for (T is : after) {
            Optional<T> was = left.stream().filter(each -> same.test(each, is)).findFirst();
            if (was.isEmpty()) {
                return false;
            }
            left.remove(was.get());
        }
        return left.isEmpty();
    }

    private static boolean same(Location was, Location is) {
        return was.place().equals(is.place())
                && was.role() == is.role()
                && (was.detail() == null
                        ? is.detail() == null
                        : is.detail() != null && !is.detail().differsFrom(was.detail()));
    }

    /// A term only states the same in another vocabulary.
    private static boolean same(Engagement.DataKind was, Engagement.DataKind is) {
        return !is.name().differsFrom(was.name());
    }

    private static boolean same(@Nullable AppliesWhen was, @Nullable AppliesWhen is) {
        if (was == null || is == null) {
            return was == null && is == null;
        }
        return Objects.equals(was.region(), is.region())
                && Objects.equals(was.optional(), is.optional())
                && (was.feature() == null
                        ? is.feature() == null
                        : is.feature() != null
                                && was.feature().id().equals(is.feature().id())
                                && !is.feature()
                                        .name()
                                        .differsFrom(was.feature().name()));
    }

    private static boolean differs(List<FieldChange> fields, Set<String> which) {
        return fields.stream().anyMatch(field -> which.contains(field.field()));
    }
}
