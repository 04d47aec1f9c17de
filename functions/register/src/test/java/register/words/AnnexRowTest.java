package register.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.policy.DateBasis;
import register.policy.Edition;
import register.policy.EditionStatus;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Subprocessor;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

class AnnexRowTest {
    private static final Json IDENTIFIERS =
            Json.array(List.of(identifier("VAT", "SE123456789701"), identifier("LEI", "5"), identifier("VAT", "NO1")));
    private static final Subprocessor HOST = SampleList.subprocessor(
            "host",
            in -> in.put("legalName", "Host AS")
                    .put("displayName", "Host")
                    .put("registrationId", "987 654")
                    .put("identifiers", IDENTIFIERS)
                    .put("address", "Fjordgata 1, 0150 Oslo")
                    .put("country", "NO")
                    .put(
                            "contact",
                            Json.object()
                                    .put("role", SampleList.english("Data protection"))
                                    .put("email", "privacy@host.example")
                                    .build()),
            engagement("eu", "Runs servers.", "NO", "EU", List.of("Names")),
            engagement("sg", "Runs servers.", "SG", "APAC", List.of("Names")),
            engagement("backup", "Keeps backups.", "NO", null, List.of()));

    private static final Subprocessor BRAND =
            SampleList.subprocessor("post", in -> in.put("displayName", "Post").put("parentId", "host"));

    private static Json identifier(String scheme, String value) {
        return Json.object().put("scheme", scheme).put("value", value).build();
    }

    private static Engagement engagement(
            String id, String purpose, String country, @Nullable String region, List<String> data) {
        return SampleList.engagement(
                id,
                Localized.of(Map.of(Language.ENGLISH, "Servers")),
                Localized.of(Map.of(Language.ENGLISH, purpose)),
                in -> in.put(
                                "locations",
                                Json.array(List.of(
                                        Json.object().put("country", country).build())))
                        .put(
                                "appliesWhen",
                                region == null
                                        ? null
                                        : Json.object().put("region", region).build())
                        .put("personalDataCategories", SampleList.kinds(data)));
    }

    private static List<AnnexRow> rows() {
        return rows(List.of(HOST, BRAND), Language.ENGLISH);
    }

    private static List<AnnexRow> rows(List<Subprocessor> listed, Language language) {
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
                null,
                null);
        return AnnexRow.of(version, listed, language);
    }

    @Test
    void statedValuesAreInTheirColumns() {
        AnnexRow host = rows().getFirst();
        assertEquals(
                List.of("Host AS", "Host", "Registration number: 987 654", "LEI: 5", "VAT number: SE123456789701, NO1"),
                host.name());
        assertEquals(List.of("Fjordgata 1, 0150 Oslo", "Country: Norway"), host.address());
        assertEquals(List.of("Name: not stated", "Position: Data protection", "privacy@host.example"), host.contact());
    }

    @Test
    void inFrenchALabelIsPartedAsFrenchIsWritten() {
        Subprocessor listed = SampleList.subprocessor(
                "host",
                in -> in.put("legalName", "Host AS")
                        .put("registrationId", "987 654")
                        .put("country", "NO"));
        AnnexRow host = rows(List.of(listed), new Language("fr")).getFirst();
        assertEquals(List.of("Host AS", "Numéro d’immatriculation\u00a0: 987 654"), host.name());
        assertEquals("Pays\u00a0: Norvège", host.address().getLast());
    }

    @Test
    void missingValuesSaySo() {
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
