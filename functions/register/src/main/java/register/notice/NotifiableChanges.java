package register.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import register.notice.NotifiableChange.Kind;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.Location;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Changes;
import register.policy.compare.FieldChange;

/// Which changes between two versions customers must be told of (GDPR Art. 28(2): additions and replacements; and what
/// changes the risk of one that is listed).
public final class NotifiableChanges {
    /// Of the subprocessor itself: which legal person it is.
    private static final Set<String> PERSON =
            Set.of("legalName", "displayName", "registrationId", "country", "naturalPerson", "person");

    private NotifiableChanges() {}

    /// In the order of the later version, then what it lists no more in the order of the earlier one.
    public static List<NotifiableChange> between(PolicyVersion before, PolicyVersion after) {
        Changes changes = Changes.between(before, after);
        LocalDate date = after.effectiveDate();
        var found = new ArrayList<NotifiableChange>();
        for (Subprocessor each : after.subprocessors()) {
            if (changes.subprocessors().added().contains(each)) {
                each.engagements().forEach(engagement -> found.add(starting(Kind.ADDED, each, engagement, date)));
            }
            changed(changes, each).ifPresent(change -> addAll(change, date, found));
        }
        for (Subprocessor gone : changes.subprocessors().removed()) {
            gone.engagements()
                    .forEach(engagement -> found.add(new NotifiableChange(Kind.REMOVED, gone, engagement, date)));
        }
        return List.copyOf(found);
    }

    private static Optional<Changes.SubprocessorChange> changed(Changes changes, Subprocessor after) {
        return changes.subprocessors().changed().stream()
                .filter(change -> change.after().equals(after))
                .map(Changes.SubprocessorChange.class::cast)
                .findFirst();
    }

    private static void addAll(Changes.SubprocessorChange change, LocalDate date, List<NotifiableChange> found) {
        Subprocessor after = change.after();
        if (differs(change.fields(), PERSON)) {
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

    private static NotifiableChange starting(
            Kind kind, Subprocessor subprocessor, Engagement engagement, LocalDate date) {
        return new NotifiableChange(kind, subprocessor, engagement, start(engagement, date));
    }

    private static LocalDate start(Engagement engagement, LocalDate date) {
        LocalDate stated = engagement.existingCustomersFrom();
        return stated == null ? date : stated;
    }

    /// A stated start that moves nearer takes time from who was told of the later one.
    private static boolean earlier(Engagement before, Engagement after, LocalDate date) {
        LocalDate stated = before.existingCustomersFrom();
        return stated != null && start(after, date).isBefore(stated);
    }

    private static boolean matters(Engagement before, Engagement after) {
        return differs(before.purpose(), after.purpose())
                || differ(before.locations(), after.locations())
                || !before.transfers().equals(after.transfers())
                || !before.personalDataCategories().equals(after.personalDataCategories())
                || !before.dataSubjectCategories().equals(after.dataSubjectCategories())
                || !Objects.equals(before.modelTraining(), after.modelTraining())
                || !Objects.equals(before.appliesWhen(), after.appliesWhen());
    }

    private static boolean differ(List<Location> before, List<Location> after) {
        if (before.size() != after.size()) {
            return true;
        }
        for (int i = 0; i < after.size(); i++) {
            Location was = before.get(i);
            Location is = after.get(i);
            if (!was.place().equals(is.place())
                    || was.role() != is.role()
                    || (was.detail() == null) != (is.detail() == null)
                    || (was.detail() != null && is.detail() != null && differs(was.detail(), is.detail()))) {
                return true;
            }
        }
        return false;
    }

    /// Another translation says nothing new.
    private static boolean differs(Localized before, Localized after) {
        var common = new TreeSet<>(before.texts().keySet());
        common.retainAll(after.texts().keySet());
        return common.isEmpty()
                || common.stream().anyMatch(language -> !before.in(language).equals(after.in(language)));
    }

    private static boolean differs(List<FieldChange> fields, Set<String> which) {
        return fields.stream().anyMatch(field -> which.contains(field.field()));
    }
}
