package register.policy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.sample.SampleList;
import register.value.Language;
import register.value.PolicyId;

/// Parts of a fictitious company's policy.
public final class Samples {
    static final Language ESTONIAN = new Language("et");

    private Samples() {}

    public static PolicyVersion version(List<Section> sections, Subprocessor... subprocessors) {
        return new PolicyVersion(
                new PolicyId("acme"),
                LocalDate.parse("2026-01-01"),
                DateBasis.EFFECTIVE,
                ZoneId.of("UTC"),
                null,
                null,
                new TreeMap<>(Map.of(
                        Language.ENGLISH, new Edition(EditionStatus.ORIGINAL, "Subprocessors", "Acme Ltd", sections))),
                List.of(subprocessors),
                RequestChannel.NONE,
                null,
                null,
                null);
    }

    public static Subprocessor subprocessor(String id, String name, Engagement... engagements) {
        return SampleList.subprocessor(id, in -> in.put("legalName", name), engagements);
    }

    public static Engagement engagement(String id, String purpose) {
        return engagement(id, purpose, Category.INFRASTRUCTURE, null);
    }

    static Engagement engagement(String id, String purpose, Category category, @Nullable AppliesWhen when) {
        return SampleList.engagement(
                id,
                Localized.of(Map.of(Language.ENGLISH, "Servers")),
                Localized.of(Map.of(Language.ENGLISH, purpose)),
                in -> in.put("category", category.id())
                        .put("locations", Json.array(List.of()))
                        .put("appliesWhen", when == null ? null : json(when)));
    }

    private static Json json(AppliesWhen when) {
        return Json.object()
                .put("region", when.region())
                .put(
                        "feature",
                        when.feature() == null
                                ? null
                                : Json.object()
                                        .put("id", when.feature().id())
                                        .put("name", when.feature().name().json())
                                        .build())
                .put("optional", when.optional() == null ? null : Json.of(when.optional()))
                .build();
    }

    public static Section section(String heading, String... paragraphs) {
        return new Section(heading, List.of(paragraphs), List.of(), null);
    }
}
