package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.policy.AppliesWhen;
import register.policy.Category;
import register.policy.Contact;
import register.policy.Country;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Language;
import register.policy.Localized;
import register.policy.Location;
import register.policy.PolicyId;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Subprocessor;

class AnnexRowTest {
    private static final Subprocessor HOST = new Subprocessor(
            "host",
            false,
            null,
            "Host AS",
            "Host",
            "987 654",
            "Fjordgata 1, 0150 Oslo",
            new Country("NO"),
            null,
            new Contact("Data protection", "privacy@host.example"),
            null,
            null,
            null,
            null,
            List.of(
                    engagement("eu", "Runs servers.", "NO", new AppliesWhen("EU", null, null), List.of("Names")),
                    engagement("sg", "Runs servers.", "SG", new AppliesWhen("APAC", null, null), List.of("Names")),
                    engagement("backup", "Keeps backups.", "NO", null, List.of())));

    private static final Subprocessor BRAND = new Subprocessor(
            "post", false, null, null, "Post", null, null, null, null, null, null, null, null, "host", List.of());

    private static Engagement engagement(
            String id, String purpose, String country, @Nullable AppliesWhen when, List<String> data) {
        return new Engagement(
                id,
                Localized.of(Map.of(Language.ENGLISH, "Servers")),
                Localized.of(Map.of(Language.ENGLISH, purpose)),
                Category.INFRASTRUCTURE,
                List.of(new Location(new Location.InCountry(new Country(country)), null, null)),
                when,
                data,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    private static List<AnnexRow> rows() {
        var version = new PolicyVersion(
                new PolicyId("acme"),
                LocalDate.parse("2026-01-01"),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                null,
                new TreeMap<>(Map.of(
                        Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, "Subprocessors", "Acme", List.of()))),
                List.of(HOST, BRAND),
                RequestChannel.NONE,
                null,
                null);
        return AnnexRow.of(version, version.subprocessors(), Language.ENGLISH);
    }

    @Test
    void whatIsStatedStandsInItsColumn() {
        AnnexRow host = rows().getFirst();
        assertEquals(List.of("Host AS", "Host", "Registration number: 987 654"), host.name());
        assertEquals(List.of("Fjordgata 1, 0150 Oslo", "Country: Norway"), host.address());
        assertEquals(List.of("Name: not stated", "Position: Data protection", "privacy@host.example"), host.contact());
    }

    @Test
    void whatIsNotStatedSaysSo() {
        AnnexRow brand = rows().getLast();
        assertEquals(List.of("Post", "legal name not stated", "Engaged by Host AS"), brand.name());
        assertEquals(List.of("not stated"), brand.address());
        assertEquals(List.of("not stated"), brand.contact());
        assertEquals(List.of(), brand.description());
    }

    @Test
    void engagementsForOnePurposeAreToldTogether() {
        assertEquals(
                List.of(
                        new AnnexRow.Part(
                                "Servers",
                                "Runs servers.",
                                List.of(
                                        "Location: Norway – Applies to: customers in European Union",
                                        "Location: Singapore – Applies to: customers in Asia-Pacific",
                                        "Personal data: Names")),
                        new AnnexRow.Part("Servers", "Keeps backups.", List.of("Location: Norway"))),
                rows().getFirst().description());
    }
}
