package register.read;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.JsonText;
import register.policy.Category;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

/// Policies of fictitious companies.
public final class Policies {
    public static final PolicyId DESK = new PolicyId("desk");
    static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    static final Language ESTONIAN = new Language("et");

    private Policies() {}

    public static PolicyVersion desk(String date) {
        return desk(date, UnaryOperator.identity());
    }

    /// @param words changes every text that a stranger could have written
    public static PolicyVersion desk(String date, UnaryOperator<String> words) {
        return new PolicyVersion(
                DESK,
                LocalDate.parse(date),
                DateBasis.LAST_UPDATED,
                TALLINN,
                new Origin(true, URI.create("https://desk.example/subprocessors")),
                ESTONIAN,
                new TreeMap<>(Map.of(
                        ESTONIAN,
                        edition(EditionStatus.ORIGINAL, "Laua alltöötlejate poliitika", words),
                        Language.ENGLISH,
                        edition(EditionStatus.TRANSLATION, "Desk subprocessor policy", words))),
                List.of(host(words), brand(words), affiliate(words)),
                new RequestChannel(List.of("dpa@desk.example"), null, URI.create("https://desk.example/privacy")),
                null,
                30,
                null);
    }

    /// The policy `desk` without its host's servers in Singapore.
    public static PolicyVersion withoutSingapore(String date) {
        PolicyVersion version = desk(date);
        return version.withSubprocessors(version.subprocessors().stream()
                .map(subprocessor -> subprocessor.withEngagements(subprocessor.engagements().stream()
                        .filter(engagement -> !engagement.id().equals("servers-sg"))
                        .toList()))
                .toList());
    }

    /// For another policy.
    static PolicyVersion named(PolicyVersion version, String name) {
        return SampleList.changed(version, in -> in.put("policy", name));
    }

    private static Edition edition(EditionStatus status, String title, UnaryOperator<String> words) {
        return new Edition(
                status,
                words.apply(title),
                words.apply("Laud & Tool OÜ"),
                List.of(
                        new Section(
                                null,
                                List.of(words.apply("Laud & Tool OÜ uses certain subprocessors to provide Desk.")),
                                List.of(),
                                null),
                        new Section(
                                words.apply("Contractual safeguards"),
                                List.of(words.apply("Each subprocessor must:")),
                                List.of(
                                        words.apply("process personal data on documented instructions;"),
                                        words.apply("train its staff in data protection.")),
                                null),
                        new Section(
                                words.apply("Where Desk runs"),
                                List.of(words.apply("Customer accounts are created in one of these regions.")),
                                List.of(),
                                Category.INFRASTRUCTURE)));
    }

    /// With a sole trader who does the same as the first on the list.
    public static PolicyVersion withPerson(String date, String name) {
        PolicyVersion desk = desk(date);
        var all = new ArrayList<>(desk.subprocessors());
        all.add(SampleList.subprocessor(
                "person",
                in -> in.put("naturalPerson", true).put("legalName", name).put("address", "Väike 1, Tallinn"),
                all.getFirst().engagements().toArray(Engagement[]::new)));
        return desk.withSubprocessors(all);
    }

    private static Subprocessor host(UnaryOperator<String> words) {
        return SampleList.subprocessor(
                "nordhost",
                in -> in.put("legalName", words.apply("Nordhost AS"))
                        .put("registrationId", words.apply("987 654"))
                        .put(
                                "identifiers",
                                Json.array(List.of(Json.object()
                                        .put("scheme", "LEI")
                                        .put("value", "529900T8BM49AURSDO55")
                                        .build())))
                        .put("address", words.apply("Fjordgata 1, 0150 Oslo"))
                        .put("country", "NO")
                        .put("relationship", "third-party")
                        .put("website", "https://nordhost.example/")
                        .put("dpaUrl", "https://nordhost.example/dpa"),
                engagement("servers-eu", Category.INFRASTRUCTURE, words, "{'region': 'EU', 'role': 'storage'}", "EU"),
                engagement(
                        "servers-sg", Category.INFRASTRUCTURE, words, "{'country': 'SG', 'role': 'storage'}", "APAC"),
                engagement("servers", Category.INFRASTRUCTURE, words, "{'unstated': true}", null));
    }

    private static Subprocessor brand(UnaryOperator<String> words) {
        Json location = Json.object()
                .put("country", "US")
                .put(
                        "place",
                        SampleList.texts(text("Northern California", words).texts()))
                .put("role", "processing")
                .build();
        Json when = Json.object()
                .put(
                        "feature",
                        Json.object()
                                .put("id", "mail")
                                .put(
                                        "name",
                                        SampleList.texts(
                                                text(words.apply("mail"), words).texts()))
                                .build())
                .put("optional", true)
                .build();
        return SampleList.subprocessor(
                "postvogel",
                in -> in.put("displayName", words.apply("Postvogel")).put("website", "https://postvogel.example/"),
                SampleList.engagement(
                        "mail",
                        text(words.apply("Mail"), words),
                        text(words.apply("Sends tickets by mail."), words),
                        in -> in.put("category", "service-specific")
                                .put("locations", Json.array(List.of(location)))
                                .put("appliesWhen", when)
                                .put("personalDataCategories", kinds("mail addresses", "pd:EmailAddress", words))
                                .put("dataSubjectCategories", kinds("customers’ contacts", null, words))
                                .put(
                                        "transfers",
                                        json("[{'from': 'EE', 'to': 'US', 'mechanism': 'scc', 'module': " + "3}]"))
                                .put("modelTraining", false)
                                .put("newCustomersFrom", "2026-02-01")));
    }

    private static Json kinds(String name, @Nullable String term, UnaryOperator<String> words) {
        return Json.array(List.of(Json.object()
                .put("name", SampleList.texts(text(words.apply(name), words).texts()))
                .put("term", term)
                .build()));
    }

    private static Subprocessor affiliate(UnaryOperator<String> words) {
        return SampleList.subprocessor(
                "desk-ua",
                in -> in.put("legalName", words.apply("Desk Ukraine"))
                        .put("country", "UA")
                        .put("relationship", "group-affiliate")
                        .put("parentId", "nordhost"),
                engagement("support", Category.SUPPORT, words, "{'unstated': true}", null));
    }

    /// @param location as a policy file states it
    static Engagement engagement(
            String id, Category category, UnaryOperator<String> words, String location, @Nullable String region) {
        return SampleList.engagement(
                id,
                text("Servers", words),
                text("Desk's servers stand in facilities with spare power, each with its own generators.", words),
                in -> in.put("category", category.id())
                        .put("locations", Json.array(List.of(json(location))))
                        .put(
                                "appliesWhen",
                                region == null
                                        ? null
                                        : Json.object().put("region", region).build()));
    }

    private static Json json(String text) {
        return JsonText.parse(text.replace('\'', '"'));
    }

    static Localized text(String english, UnaryOperator<String> words) {
        return Localized.of(Map.of(Language.ENGLISH, words.apply(english), ESTONIAN, words.apply("(et) " + english)));
    }
}
