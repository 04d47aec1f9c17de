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
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Language;
import register.policy.Localized;
import register.policy.Location;
import register.policy.LocationRole;
import register.policy.Origin;
import register.policy.PolicyId;
import register.policy.PolicyVersion;
import register.policy.Relationship;
import register.policy.RequestChannel;
import register.policy.Section;
import register.policy.Subprocessor;
import register.policy.Transfer;
import register.policy.TransferMechanism;

/// Policies of companies that do not exist.
final class Policies {
    static final PolicyId DESK = new PolicyId("desk");
    static final ZoneId TALLINN = ZoneId.of("Europe/Tallinn");
    static final Language ESTONIAN = new Language("et");

    private Policies() {}

    static PolicyVersion desk(String date) {
        return desk(date, UnaryOperator.identity());
    }

    /// @param words changes every text that a stranger could have written
    static PolicyVersion desk(String date, UnaryOperator<String> words) {
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
                30);
    }

    /// Desk without its host's servers in Singapore.
    static PolicyVersion withoutSingapore(String date) {
        PolicyVersion version = desk(date);
        return with(
                version,
                version.subprocessors().stream()
                        .map(subprocessor -> subprocessor.withEngagements(subprocessor.engagements().stream()
                                .filter(engagement -> !engagement.id().equals("servers-sg"))
                                .toList()))
                        .toList());
    }

    static PolicyVersion with(PolicyVersion version, List<Subprocessor> subprocessors) {
        return new PolicyVersion(
                version.policy(),
                version.effectiveDate(),
                version.dateBasis(),
                version.timeZone(),
                version.origin(),
                version.authoritativeLanguage(),
                version.editions(),
                subprocessors,
                version.requests(),
                version.objection(),
                version.noticePeriodDays());
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

    /// The same with a sole trader, who does what the first on the list does.
    static PolicyVersion withPerson(String date, String name) {
        PolicyVersion desk = desk(date);
        var all = new ArrayList<>(desk.subprocessors());
        all.add(new Subprocessor(
                "person",
                true,
                null,
                name,
                null,
                null,
                "Väike 1, Tallinn",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                all.getFirst().engagements()));
        return desk.withSubprocessors(all);
    }

    private static Subprocessor host(UnaryOperator<String> words) {
        return new Subprocessor(
                "nordhost",
                false,
                null,
                words.apply("Nordhost AS"),
                null,
                words.apply("987 654"),
                words.apply("Fjordgata 1, 0150 Oslo"),
                new Country("NO"),
                Relationship.THIRD_PARTY,
                null,
                URI.create("https://nordhost.example/"),
                URI.create("https://nordhost.example/dpa"),
                null,
                null,
                List.of(
                        engagement(
                                "servers-eu",
                                Category.INFRASTRUCTURE,
                                words,
                                List.of(new Location(new Location.InRegion("EU"), null, LocationRole.STORAGE)),
                                new AppliesWhen("EU", null, null)),
                        engagement(
                                "servers-sg",
                                Category.INFRASTRUCTURE,
                                words,
                                List.of(new Location(
                                        new Location.InCountry(new Country("SG")), null, LocationRole.STORAGE)),
                                new AppliesWhen("APAC", null, null)),
                        engagement(
                                "servers",
                                Category.INFRASTRUCTURE,
                                words,
                                List.of(new Location(Location.Unstated.UNSTATED, null, null)),
                                null)));
    }

    private static Subprocessor brand(UnaryOperator<String> words) {
        return new Subprocessor(
                "postvogel",
                false,
                null,
                null,
                words.apply("Postvogel"),
                null,
                null,
                null,
                null,
                null,
                URI.create("https://postvogel.example/"),
                null,
                null,
                null,
                List.of(new Engagement(
                        "mail",
                        text(words.apply("Mail"), words),
                        text(words.apply("Sends tickets by mail."), words),
                        Category.SERVICE_SPECIFIC,
                        List.of(new Location(
                                new Location.InCountry(new Country("US")),
                                text("Northern California", words),
                                LocationRole.PROCESSING)),
                        new AppliesWhen(null, words.apply("mail"), true),
                        List.of(words.apply("mail addresses")),
                        List.of(words.apply("customers’ contacts")),
                        List.of(new Transfer(new Country("EE"), new Country("US"), TransferMechanism.SCC, 3)),
                        false,
                        LocalDate.parse("2026-02-01"),
                        null,
                        null)));
    }

    private static Subprocessor affiliate(UnaryOperator<String> words) {
        return new Subprocessor(
                "desk-ua",
                false,
                null,
                words.apply("Desk Ukraine"),
                null,
                null,
                null,
                new Country("UA"),
                Relationship.GROUP_AFFILIATE,
                null,
                null,
                null,
                null,
                "nordhost",
                List.of(engagement(
                        "support",
                        Category.SUPPORT,
                        words,
                        List.of(new Location(Location.Unstated.UNSTATED, null, null)),
                        null)));
    }

    static Engagement engagement(
            String id,
            Category category,
            UnaryOperator<String> words,
            List<Location> locations,
            @Nullable AppliesWhen appliesWhen) {
        return new Engagement(
                id,
                text("Servers", words),
                text("Desk's servers stand in facilities with spare power, each with its own generators.", words),
                category,
                locations,
                appliesWhen,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    static Localized text(String english, UnaryOperator<String> words) {
        return Localized.of(Map.of(Language.ENGLISH, words.apply(english), ESTONIAN, words.apply("(et) " + english)));
    }
}
