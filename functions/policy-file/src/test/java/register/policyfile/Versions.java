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
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.quicktheories.core.Gen;
import register.chain.Bytes;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Commitment;
import register.policy.Contact;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.DpaDocument;
import register.policy.DpaFile;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Language;
import register.policy.Localized;
import register.policy.Location;
import register.policy.LocationRole;
import register.policy.Objection;
import register.policy.Origin;
import register.policy.PolicyId;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.policy.TransferMechanism;
import register.publishing.FilesBeside;

/// Sound versions of all shapes.
final class Versions {
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
    private static final List<String> COUNTRIES = List.of("DE", "EE", "US", "SG", "NO");

    private final Random random;
    private final List<Language> languages = new ArrayList<>();

    private Versions(long seed) {
        random = new Random(seed);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            languages.add(new Language(LANGUAGES.get((random.nextInt(2) + 2 * i) % LANGUAGES.size())));
        }
    }

    /// What is beside them all.
    static final FilesBeside BESIDE = _ -> new FilesBeside.File(DPA);

    static Gen<PolicyVersion> all() {
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
                new RequestChannel(list(2, i -> slug(i) + "@example.com"), maybe(this::dpaDocument), maybe(this::web)),
                maybe(() -> new Objection(
                        LocalDateTime.parse("2031-01-01T00:00").plusSeconds(random.nextInt(90_000)),
                        ZoneId.of("Europe/Berlin"),
                        localized())),
                maybe(() -> random.nextInt(366)));
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
        if (random.nextInt(6) == 0) {
            return new Subprocessor(
                    slug(index),
                    true,
                    new Commitment("%064x".formatted(new BigInteger(256, random))),
                    null,
                    null,
                    null,
                    null,
                    maybe(this::country),
                    maybe(() -> any(Relationship.values())),
                    null,
                    null,
                    null,
                    null,
                    null,
                    engagements);
        }
        return new Subprocessor(
                slug(index),
                false,
                null,
                legal ? text() : null,
                legal ? maybe(this::text) : text(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::country),
                maybe(() -> any(Relationship.values())),
                maybe(() -> new Contact(text(), "privacy@example.com")),
                maybe(this::web),
                maybe(this::web),
                maybe(this::web),
                index == 0 ? null : maybe(() -> slug(0)),
                engagements);
    }

    private Engagement engagement(int index) {
        var locations = new ArrayList<>(list(2, _ -> location()));
        locations.add(location());
        return new Engagement(
                slug(index),
                localized(),
                localized(),
                any(Category.values()),
                locations,
                maybe(() -> new AppliesWhen("EU", maybe(this::text), maybe(random::nextBoolean))),
                list(2, i -> i + text()),
                list(2, i -> i + text()),
                list(2, _ -> transfer()),
                maybe(random::nextBoolean),
                maybe(this::date),
                maybe(this::date),
                maybe(this::date));
    }

    private Location location() {
        Location.Place place = switch (random.nextInt(3)) {
            case 0 -> new Location.InCountry(country());
            case 1 -> new Location.InRegion("APAC");
            default -> Location.Unstated.UNSTATED;
        };
        return new Location(place, maybe(this::localized), maybe(() -> any(LocationRole.values())));
    }

    private Transfer transfer() {
        TransferMechanism mechanism = any(TransferMechanism.values());
        return new Transfer(
                country(),
                country(),
                mechanism,
                mechanism == TransferMechanism.SCC ? maybe(() -> 1 + random.nextInt(4)) : null);
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

    private Country country() {
        return new Country(COUNTRIES.get(random.nextInt(COUNTRIES.size())));
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
