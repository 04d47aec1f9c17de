package register.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.policy.AppliesWhen;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Language;
import register.policy.Localized;
import register.policy.Location;
import register.policy.Objection;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.words.Words;

/// The made-up policy that states everything, with one edition in any language, and names of subprocessors in its
/// letters; authoritative is another.
final class SpokenPolicy {
    private static final List<String> NAMES = List.of(
            "particulars", "requests", "its-subprocessors", "previous-hash", "model-training.no", "objection-how");

    private SpokenPolicy() {}

    /// @param letters stand in a paragraph of their own
    static PolicyVersion in(Language language, String letters) {
        PolicyVersion rich = RichPolicy.version(NAMES.size());
        Words glossary = Words.glossary().in(language);
        var subprocessors = new ArrayList<Subprocessor>();
        for (Subprocessor subprocessor : rich.subprocessors()) {
            subprocessors.add(subprocessor(subprocessor, language, subprocessors.size()));
        }
        Objection objection = rich.objection();
        return new PolicyVersion(
                rich.policy(),
                rich.effectiveDate(),
                rich.dateBasis(),
                rich.timeZone(),
                null,
                new Language("ca"),
                new TreeMap<>(Map.of(
                        language,
                        new Edition(
                                EditionStatus.TRANSLATION,
                                glossary.get("annex-title"),
                                glossary.get("region.EEA"),
                                List.of(new Section(
                                        glossary.get(
                                                "category",
                                                rich.subprocessors()
                                                        .getFirst()
                                                        .engagements()
                                                        .getFirst()
                                                        .category()),
                                        List.of(glossary.get("annex-basis"), letters),
                                        List.of(glossary.get("annex-contact"), glossary.get("annex-description")),
                                        null))),
                        new Language("ca"),
                        new Edition(EditionStatus.ORIGINAL, "Subencarregats", "Exemple", List.of()))),
                subprocessors,
                rich.requests(),
                objection == null
                        ? null
                        : new Objection(objection.until(), objection.zone(), text(language, "privacy@example.com")),
                rich.noticePeriodDays());
    }

    private static Subprocessor subprocessor(Subprocessor rich, Language language, int number) {
        String name = SnapshotLayout.WORDS.in(language).get(NAMES.get(number)) + " " + (number + 1) + " GmbH";
        return new Subprocessor(
                rich.id(),
                false,
                null,
                name,
                rich.displayName(),
                rich.registrationId(),
                rich.address(),
                rich.country(),
                rich.relationship(),
                rich.contact(),
                rich.website(),
                rich.dpaUrl(),
                rich.subprocessorListUrl(),
                rich.parentId(),
                rich.engagements().stream()
                        .map(engagement -> engagement(engagement, language))
                        .toList());
    }

    private static Engagement engagement(Engagement rich, Language language) {
        Words glossary = Words.glossary().in(language);
        return new Engagement(
                rich.id(),
                text(language, glossary.get("service")),
                text(language, glossary.get("translation-note-unknown")),
                rich.category(),
                rich.locations().stream()
                        .map(location -> new Location(location.place(), null, location.role()))
                        .toList(),
                new AppliesWhen("EEA", glossary.get("service"), true),
                rich.personalDataCategories(),
                rich.dataSubjectCategories(),
                rich.transfers(),
                rich.modelTraining(),
                rich.newCustomersFrom(),
                rich.existingCustomersFrom(),
                rich.endsOn());
    }

    private static Localized text(Language language, String text) {
        return Localized.of(Map.of(language, text, new Language("ca"), text));
    }
}
