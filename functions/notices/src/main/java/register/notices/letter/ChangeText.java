package register.notices.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.mail.letter.LetterBlock.Fact;
import register.notice.Announcement;
import register.notice.NotifiableChange;
import register.policy.AppliesWhen;
import register.policy.Engagement;
import register.policy.Engagement.DataKind;
import register.policy.Identifier;
import register.policy.PersonalFields;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.compare.Additions;
import register.policy.compare.ChangeSummary;
import register.value.Language;
import register.words.ChangeLine;
import register.words.LongDate;
import register.words.Names;
import register.words.Places;
import register.words.TransferText;
import register.words.Words;

/// Describes one change in a reader's language: the company, its purpose, its places and the start.
///
/// @param words of letters; legal terms are from the glossary
/// @param edition the language of the policy's own words
record ChangeText(Announcement announcement, Words words, Words glossary, Language edition) {

    /// E.g. `Joins: Sample Dictation Oy (Finland): Speech recognition`.
    String title(NotifiableChange change) {
        ChangeLine line = ChangeLine.of(summary(change), glossary, edition).getFirst();
        String label =
                change.kind() == NotifiableChange.Kind.WITHDRAWN ? glossary.get("does-not-take-place") : line.label();
        return label + glossary.colon() + line.rest();
    }

    /// For additions every field; for changes each differing field, before and after.
    List<Fact> facts(NotifiableChange change) {
        var facts = new ArrayList<Fact>();
        Engagement engagement = change.engagement();
        if (engagement == null) {
            addPerson(facts, change.subprocessor());
        } else if (change.kind() == NotifiableChange.Kind.CHANGED) {
            addChanged(facts, change.subprocessor(), engagement);
        } else {
            if (!engagement.purpose().equals(engagement.service())) {
                stated(facts, "purpose", purpose(engagement));
            }
            if (change.kind() == NotifiableChange.Kind.ADDED) {
                stated(facts, "location", locations(engagement));
                stated(facts, "personal-data-label", names(engagement.personalDataCategories()));
                stated(facts, "data-subjects-label", names(engagement.dataSubjectCategories()));
                stated(facts, "retention-label", retention(engagement));
                sentence(facts, transfers(engagement));
                sentence(facts, modelTraining(engagement));
            }
        }
        if (!ends(change)) {
            facts.add(Fact.alone(from(change)));
        }
        return facts;
    }

    /// The start, in the policy's time zone.
    String from(NotifiableChange change) {
        String date = LongDate.of(change.start(), glossary.language());
        return switch (change.kind()) {
                    case ADDED, CHANGED -> glossary.get("existing-customers-from", date);
                    case REMOVED -> words.get("not-listed-from", date);
                    case WITHDRAWN -> words.get("announced-from", date);
                }
                + " (" + announcement.version().timeZone() + ")";
    }

    private ChangeSummary summary(NotifiableChange change) {
        Engagement engagement = change.engagement();
        Subprocessor subprocessor = change.subprocessor();
        List<Additions.Part> joins = List.of();
        List<ChangeSummary.End> ends = List.of();
        List<Additions.Part> leaves = List.of();
        List<Subprocessor> changed = List.of();
        if (engagement == null || change.kind() == NotifiableChange.Kind.CHANGED) {
            changed = List.of(subprocessor);
        } else if (change.kind() == NotifiableChange.Kind.ADDED) {
            joins = List.of(part(announcement.before(), subprocessor, engagement));
        } else if (ends(change)) {
            ends = List.of(new ChangeSummary.End(subprocessor, engagement));
        } else {
            leaves = List.of(part(announcement.version(), subprocessor, engagement));
        }
        return new ChangeSummary(joins, ends, leaves, changed, List.of(), false);
    }

    private static Additions.Part part(PolicyVersion other, Subprocessor subprocessor, Engagement engagement) {
        return new Additions.Part(subprocessor, find(other, subprocessor.id()).isEmpty(), List.of(engagement));
    }

    /// True if the later version still lists it, with a stated end.
    private boolean ends(NotifiableChange change) {
        Engagement engagement = change.engagement();
        return change.kind() == NotifiableChange.Kind.REMOVED
                && engagement != null
                && find(announcement.version(), change.subprocessor().id())
                        .filter(after -> after.engagements().contains(engagement))
                        .isPresent();
    }

    private static Optional<Subprocessor> find(PolicyVersion version, String id) {
        return version.subprocessors().stream()
                .filter(subprocessor -> subprocessor.id().equals(id))
                .findFirst();
    }

    private void addPerson(List<Fact> facts, Subprocessor after) {
        find(announcement.before(), after.id()).ifPresent(before -> {
            differing(facts, "annex-name", before, after, each -> Names.of(each, glossary));
            differing(
                    facts,
                    "registration-id",
                    before,
                    after,
                    each -> or(each.personal().registrationId()));
            for (Identifier.Scheme scheme : Identifier.Scheme.values()) {
                identifiers(facts, scheme, before.personal(), after.personal());
            }
            differing(facts, "country", before, after, this::country);
        });
    }

    /// Only a scheme that both state.
    private void identifiers(List<Fact> facts, Identifier.Scheme scheme, PersonalFields before, PersonalFields after) {
        String was = String.join(", ", Identifier.values(before.identifiers(), scheme));
        String is = String.join(", ", Identifier.values(after.identifiers(), scheme));
        if (!was.isEmpty() && !is.isEmpty()) {
            differing(facts, "identifier." + scheme.term(), was, is, Function.identity());
        }
    }

    private void addChanged(List<Fact> facts, Subprocessor subprocessor, Engagement after) {
        stated(facts, "service", after.service().nearest(edition));
        find(announcement.before(), subprocessor.id()).stream()
                .flatMap(before -> before.engagements().stream())
                .filter(before -> before.id().equals(after.id()))
                .findFirst()
                .ifPresent(before -> facts.addAll(told(before, after)));
    }

    /// The differing fields. If only a text in another language differs, that one is shown, so that there is a
    /// difference to show.
    private List<Fact> told(Engagement before, Engagement after) {
        List<Fact> differences = differences(before, after);
        return !differences.isEmpty()
                ? differences
                : announcement.version().editions().keySet().stream()
                        .map(other -> new ChangeText(announcement, words, glossary, other).differences(before, after))
                        .filter(found -> !found.isEmpty())
                        .findFirst()
                        .orElse(List.of());
    }

    private List<Fact> differences(Engagement before, Engagement after) {
        var facts = new ArrayList<Fact>();
        boolean otherId = !Objects.equals(featureId(before), featureId(after));
        differing(facts, "purpose", before, after, this::purpose);
        differing(facts, "location", before, after, this::locations);
        differing(facts, "applies-to", before, after, each -> appliesTo(each.appliesWhen(), otherId));
        differing(facts, "personal-data-label", before, after, each -> names(each.personalDataCategories()));
        differing(facts, "data-subjects-label", before, after, each -> names(each.dataSubjectCategories()));
        differing(facts, "retention-label", before, after, this::retention);
        differing(facts, "", before, after, this::transfers);
        differing(facts, "", before, after, this::modelTraining);
        return facts;
    }

    private static @Nullable String featureId(Engagement engagement) {
        return engagement.appliesWhen() == null
                ? null
                : engagement.appliesWhen().featureId();
    }

    private String appliesTo(@Nullable AppliesWhen when, boolean withId) {
        return Places.appliesTo(when != null && withId ? when.withId() : when, glossary, edition);
    }

    private <T> void differing(List<Fact> facts, String word, T before, T after, Function<T, String> text) {
        String was = text.apply(before);
        String is = text.apply(after);
        if (!was.equals(is)) {
            String label = word.isEmpty() ? "" : glossary.get(word);
            facts.add(new Fact(label, glossary.colon(), orNotStated(was) + " → " + orNotStated(is)));
        }
    }

    /// For texts that need no label.
    private static void sentence(List<Fact> facts, String text) {
        if (!text.isEmpty()) {
            facts.add(Fact.alone(text));
        }
    }

    /// @param word the label; empty if the texts need none
    private void stated(List<Fact> facts, String word, String text) {
        if (!text.isEmpty()) {
            facts.add(new Fact(glossary.get(word), glossary.colon(), text));
        }
    }

    private String orNotStated(String text) {
        return text.isEmpty() ? glossary.get("not-stated") : text;
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private String purpose(Engagement engagement) {
        return engagement.purpose().nearest(edition);
    }

    private String locations(Engagement engagement) {
        return Places.locations(engagement, glossary, edition, glossary.language());
    }

    private String retention(Engagement engagement) {
        return engagement.retention() == null ? "" : engagement.retention().nearest(edition);
    }

    private String transfers(Engagement engagement) {
        return engagement.transfers().stream()
                .map(transfer -> TransferText.of(transfer, glossary, glossary.language()))
                .collect(Collectors.joining("; "));
    }

    private String modelTraining(Engagement engagement) {
        Boolean training = engagement.modelTraining();
        return training == null ? "" : glossary.get(training ? "model-training" : "no-model-training");
    }

    private String country(Subprocessor subprocessor) {
        return subprocessor.country() == null ? "" : Places.country(subprocessor.country(), glossary.language());
    }

    private String names(List<DataKind> kinds) {
        return String.join(", ", DataKind.names(kinds, edition));
    }
}
