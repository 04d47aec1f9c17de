package register.pdf.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import register.json.Json;
import register.pdf.RichPolicy;
import register.policy.Contact;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.ObjectionPeriod;
import register.policy.PolicyVersion;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.form.PolicyView;
import register.sample.SampleList;
import register.value.Language;
import register.words.Words;

/// The made-up policy that states everything, with one edition in any language, names of subprocessors in its
/// letters, and another authoritative language.
public final class SpokenPolicy {
    private static final Json IDENTIFIERS =
            Json.array(List.of("LEI", "EUID", "VAT", "national"), SpokenPolicy::identifier);

    private static final List<String> NAMES =
            List.of("service", "requests-and-objections", "prepared-dpa", "no-model-training", "objection-how");

    private SpokenPolicy() {}

    /// @param letters shown in a separate paragraph
    public static PolicyVersion in(Language language, String letters) {
        PolicyVersion rich = RichPolicy.version(NAMES.size());
        Words glossary = Words.glossary().in(language);
        var subprocessors = new ArrayList<Subprocessor>();
        for (Subprocessor subprocessor : rich.subprocessors()) {
            subprocessors.add(subprocessor(subprocessor, language, subprocessors.size()));
        }
        ObjectionPeriod objection = rich.objection();
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
                                        glossary.get("category."
                                                + rich.subprocessors()
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
                        : new ObjectionPeriod(
                                objection.until(),
                                objection.zone(),
                                text(language, "privacy@example.com"),
                                objection.to()),
                rich.noticePeriodDays(),
                rich.company());
    }

    private static Subprocessor subprocessor(Subprocessor rich, Language language, int number) {
        Words glossary = Words.glossary().in(language);
        String name = glossary.get(NAMES.get(number)) + " " + (number + 1) + " GmbH";
        Contact contact = rich.personal().contact();
        return SampleList.changed(
                rich,
                in -> in.put("legalName", name)
                        .put("identifiers", IDENTIFIERS)
                        .put("contact", contact == null ? null : contact.json(texts(language, glossary.get("contact"))))
                        .put(
                                "engagements",
                                Json.array(rich.engagements(), engagement -> engagement(engagement, language))));
    }

    private static Json identifier(String scheme) {
        return Json.object().put("scheme", scheme).put("value", "0123456789").build();
    }

    private static Json kinds(Language language, String name) {
        return Json.array(
                List.of(Json.object().put("name", texts(language, name)).build()));
    }

    private static Json engagement(Engagement rich, Language language) {
        Words glossary = Words.glossary().in(language);
        Json applies = Json.object()
                .put("region", "EEA")
                .put(
                        "feature",
                        Json.object()
                                .put("id", "service")
                                .put("name", texts(language, glossary.get("service")))
                                .build())
                .put("optional", true)
                .build();
        return PolicyView.stored(SampleList.changed(
                rich,
                in -> in.put("service", texts(language, glossary.get("service")))
                        .put("purpose", texts(language, glossary.get("translation-note-unknown")))
                        .put("locations", withoutPlaces(PolicyView.stored(rich)))
                        .put("appliesWhen", applies)
                        .put("personalDataCategories", kinds(language, glossary.get("personal-data-label")))
                        .put("dataSubjectCategories", kinds(language, glossary.get("data-subjects-label")))
                        .put("retention", texts(language, glossary.get("retention-label")))));
    }

    /// The locations of an engagement, without the words for places.
    private static Json withoutPlaces(Json.Obj engagement) {
        return engagement.get("locations") instanceof Json.Arr(List<Json> locations)
                ? Json.array(
                        locations,
                        location -> Json.object()
                                .putAll(((Json.Obj) location).members())
                                .put("place", Json.Null.NULL)
                                .build())
                : Json.array(List.of());
    }

    private static Json texts(Language language, String text) {
        return SampleList.texts(text(language, text).texts());
    }

    private static Localized text(Language language, String text) {
        return Localized.of(Map.of(language, text, new Language("ca"), text));
    }
}
