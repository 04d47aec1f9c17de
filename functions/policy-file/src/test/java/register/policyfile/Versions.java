package register.policyfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigInteger;
import java.net.URI;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quicktheories.core.Gen;
import register.json.Json;
import register.policy.Category;
import register.policy.Company;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Identifier;
import register.policy.Identifier.Scheme;
import register.policy.Localized;
import register.policy.Location;
import register.policy.ObjectionPeriod;
import register.policy.Origin;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.TransferMechanism;
import register.policy.rules.DataTerms;
import register.publishing.FilesBeside;
import register.sample.SampleList;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// Sound versions of all shapes.
public final class Versions {
    private static final Bytes DPA = Bytes.of("%PDF-1.7\n".getBytes(US_ASCII));

    private static final List<String> WORDS = List.of(
            "a",
            "alltöötleja",
            "Größe",
            "дані",
            "επεξεργασία",
            "€",
            "№",
            "\"quoted\"",
            "back\\slash",
            "x: y",
            "- z",
            "#1",
            "'",
            "{b}",
            "[c]",
            "&amp",
            "*star",
            "null",
            "true",
            "42",
            "1.5",
            "~",
            "|",
            ">",
            "%",
            "@",
            "`",
            "²",
            "Çağrı");
    private static final List<String> LANGUAGES = List.of("et", "en", "de-AT", "sr-Latn", "zh-Latn-TW", "es-419");
    private static final String[] COUNTRIES = {"DE", "EE", "US", "SG", "NO"};

    private static final Set<String> NAMES = Set.of("legalName", "displayName");

    /// A subprocessor's other plain fields, as the schema declares them: each a `line` or a `webAddress`.
    private static final SortedMap<String, String> PLAIN = plain();

    private final Random random;
    private final @Nullable List<Category.Group> groups;
    private int features;
    private final List<Language> languages = new ArrayList<>();

    private Versions(long seed) {
        random = new Random(seed);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            languages.add(new Language(LANGUAGES.get((random.nextInt(2) + 2 * i) % LANGUAGES.size())));
        }
        groups = groups();
    }

    /// The known groups, some of its own, or none.
    private @Nullable List<Category.Group> groups() {
        return maybe(() -> list(2, i -> {
            var names = new TreeMap<Language, String>();
            languages.forEach(language -> names.put(language, "G" + i + " " + text()));
            return new Category.Group(new Category(slug(i)), new Localized(names));
        }));
    }

    private Json category() {
        List<String> ids = (groups == null
                        ? Category.KNOWN
                        : groups.stream().map(Category.Group::category).toList())
                .stream().map(Category::id).toList();
        return ids.isEmpty() ? Json.Null.NULL : Json.of(ids.get(random.nextInt(ids.size())));
    }

    /// The files beside all of them.
    static final FilesBeside BESIDE = _ -> new FilesBeside.File(DPA);

    public static Gen<PolicyVersion> all() {
        return longs().all().map(seed -> new Versions(seed).version());
    }

    private PolicyVersion version() {
        var editions = new TreeMap<Language, Edition>();
        languages.forEach(language -> editions.put(language, edition(EditionStatus.TRANSLATION)));
        editions.put(languages.getFirst(), edition(EditionStatus.ORIGINAL));
        return new PolicyVersion(
                        new PolicyId(slug(0)),
                        date(),
                        any(DateBasis.values()),
                        ZoneId.of(random.nextBoolean() ? "UTC" : "Europe/Tallinn"),
                        maybe(() -> new Origin(random.nextBoolean(), maybe(this::web))),
                        maybe(languages::getFirst),
                        editions,
                        list(3, this::subprocessor),
                        new RequestChannel(
                                list(2, i -> slug(i) + "@example.com"), maybe(this::dpaDocument), maybe(this::web)),
                        maybe(() -> new ObjectionPeriod(
                                LocalDateTime.parse("2031-01-01T00:00").plusMinutes(random.nextInt(1_500)),
                                ZoneId.of("Europe/Berlin"),
                                localized(),
                                maybe(() -> "object@example.com"))),
                        maybe(() -> random.nextInt(366)),
                        maybe(() -> new Company(
                                text(),
                                maybe(this::text),
                                maybe(() -> new Country(any(COUNTRIES))),
                                maybe(this::text),
                                identifiers(),
                                maybe(() -> "privacy@example.com"),
                                maybe(() -> Company.Role.PROCESSOR))))
                .withGroups(groups);
    }

    private List<Identifier> identifiers() {
        List<Identifier> some = List.of(
                new Identifier(Scheme.LEI, "529900T8BM49AURSDO55"),
                new Identifier(Scheme.EUID, "DEK1101R.HRB116737"),
                new Identifier(Scheme.VAT, "DE136695976"),
                new Identifier(Scheme.NATIONAL, text()));
        return some.subList(random.nextInt(2), 2 + random.nextInt(3));
    }

    private Edition edition(EditionStatus status) {
        return new Edition(status, text(), text(), list(3, _ -> section()));
    }

    private Section section() {
        return new Section(maybe(this::text), List.of(text()), list(2, _ -> text()), null);
    }

    private Subprocessor subprocessor(int index) {
        boolean legal = random.nextBoolean();
        var engagements = new ArrayList<>(list(2, this::engagement));
        engagements.add(engagement(7));
        boolean person = random.nextInt(6) == 0;
        return SampleList.subprocessor(
                slug(index),
                in -> {
                    in.put("country", maybe(() -> any(COUNTRIES)))
                            .put(
                                    "relationship",
                                    maybe(() -> any(Relationship.values()).term()));
                    if (person) {
                        in.put("naturalPerson", true).put("person", "%064x".formatted(new BigInteger(256, random)));
                        return;
                    }
                    in.put("legalName", legal ? text() : null)
                            .put("displayName", legal ? maybe(this::text) : text())
                            .put("contact", maybe(this::contact))
                            .put("parentId", index == 0 ? null : maybe(() -> slug(0)));
                    PLAIN.forEach(
                            (name, kind) -> in.put(name, maybe(() -> kind.equals("line") ? text() : web().toString())));
                },
                engagements.toArray(Engagement[]::new));
    }

    private static SortedMap<String, String> plain() {
        var plain = new TreeMap<String, String>();
        Json.Obj subprocessor = in(in(PolicySchemaTest.SCHEMA, "$defs"), "subprocessor");
        in(subprocessor, "properties").members().forEach((name, field) -> {
            if (((Json.Obj) field).get("$ref") instanceof Json.Str(String kind)
                    && kind.matches(".*/(line|webAddress)")
                    && !NAMES.contains(name)) {
                plain.put(name, kind.substring(kind.lastIndexOf('/') + 1));
            }
        });
        return plain;
    }

    private static Json.Obj in(Json object, String name) {
        return (Json.Obj) Objects.requireNonNull(((Json.Obj) object).get(name), name);
    }

    private Json contact() {
        return Json.object()
                .put("role", localized().json())
                .put("email", "privacy@example.com")
                .build();
    }

    private Engagement engagement(int index) {
        var locations = new ArrayList<>(list(2, _ -> location()));
        locations.add(location());
        return SampleList.engagement(
                slug(index),
                localized(),
                localized(),
                in -> in.put("category", category())
                        .put("locations", Json.array(locations))
                        .put("appliesWhen", maybe(this::appliesWhen))
                        .put("personalDataCategories", Json.array(list(2, i -> kind(i, DataTerms.PERSONAL_DATA))))
                        .put("dataSubjectCategories", Json.array(list(2, i -> kind(i, DataTerms.DATA_SUBJECTS))))
                        .put(
                                "retention",
                                maybe(() -> SampleList.texts(localized().texts())))
                        .put("transfers", Json.array(list(2, _ -> transfer())))
                        .put("modelTraining", maybe(() -> Json.of(random.nextBoolean())))
                        .put("newCustomersFrom", maybe(() -> date().toString()))
                        .put("existingCustomersFrom", maybe(() -> date().toString()))
                        .put("endsOn", maybe(() -> date().toString())));
    }

    private Json appliesWhen() {
        return Json.object()
                .put("region", "EU")
                .put("feature", maybe(this::feature))
                .put("optional", maybe(() -> Json.of(random.nextBoolean())))
                .build();
    }

    /// Each has its own id, since a feature has one name in a version.
    private Json feature() {
        return Json.object()
                .put("id", "feature-" + features++)
                .put("name", localized().json())
                .build();
    }

    private Json kind(int index, DataTerms terms) {
        var names = new TreeMap<Language, String>();
        localized().texts().forEach((language, text) -> names.put(language, index + text));
        return Json.object()
                .put("name", new Localized(names).json())
                .put("term", maybe(() -> any(terms.labels().keySet().toArray(String[]::new))))
                .build();
    }

    private Json location() {
        Json.Builder place = switch (random.nextInt(3)) {
            case 0 -> Json.object().put("country", any(COUNTRIES));
            case 1 -> Json.object().put("region", "APAC");
            default -> Json.object().put("unstated", true);
        };
        return place.put("place", maybe(() -> SampleList.texts(localized().texts())))
                .put("role", maybe(() -> any(Location.Role.values()).term()))
                .build();
    }

    private Json transfer() {
        TransferMechanism mechanism = any(TransferMechanism.values());
        return Json.object()
                .put("from", any(COUNTRIES))
                .put("to", mechanism == TransferMechanism.DPF ? "US" : any(COUNTRIES))
                .put("mechanism", mechanism.term())
                .put("module", mechanism == TransferMechanism.SCC ? maybe(() -> Json.of(1 + random.nextInt(4))) : null)
                .build();
    }

    private Localized localized() {
        var texts = new TreeMap<Language, String>();
        languages.forEach(language -> texts.put(language, text()));
        return new Localized(texts);
    }

    private String text() {
        String text = String.join(" ", list(5, _ -> WORDS.get(random.nextInt(WORDS.size()))));
        return Normalizer.normalize(text.isEmpty() ? "text" : text, Normalizer.Form.NFC);
    }

    private static String slug(int index) {
        return "id-" + index;
    }

    private LocalDate date() {
        return LocalDate.parse("2020-01-01").plusDays(random.nextInt(5000));
    }

    private DpaDocument dpaDocument() {
        @Nullable URI url = maybe(this::web);
        return url != null && random.nextBoolean()
                ? new DpaDocument(url, null)
                : new DpaDocument(
                        url, new DpaFile(slug(3) + " (1).pdf", DPA.hash().hex()));
    }

    private URI web() {
        return URI.create("https://example.com/" + random.nextInt(99) + "?q=%C3%A4#f");
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private <T> List<T> list(int most, IntFunction<T> item) {
        var items = new ArrayList<T>();
        int size = random.nextInt(most + 1);
        for (int i = 0; i < size; i++) {
            items.add(item.apply(i));
        }
        return items;
    }
}
