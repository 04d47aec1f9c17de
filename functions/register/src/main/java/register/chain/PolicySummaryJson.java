package register.chain;

import java.time.LocalDate;
import java.util.TreeMap;
import register.json.Json;
import register.json.Members;
import register.policy.DateBasis;
import register.value.Language;

/// The written form of a policy's summary, used by every engine. Bounds that do not apply are omitted.
public final class PolicySummaryJson {
    private PolicySummaryJson() {}

    public static Json.Obj of(PolicySummary summary) {
        return Json.object()
                .put("head", summary.head().json())
                .put("versions", Json.array(summary.versions(), PolicySummaryJson::version))
                .put(
                        "from",
                        summary.from().equals(LocalDate.MIN)
                                ? null
                                : summary.from().toString())
                .put(
                        "until",
                        summary.until().equals(LocalDate.MAX)
                                ? null
                                : summary.until().toString())
                .build();
    }

    /// @throws IllegalArgumentException if it is anything else
    public static PolicySummary read(Json json) {
        Members in = Members.of(json);
        LocalDate from = in.optional("from", LocalDate::parse);
        LocalDate until = in.optional("until", LocalDate::parse);
        return new PolicySummary(
                HeaderJson.read(in.object("head").json()),
                in.list("versions", PolicySummaryJson::version),
                from == null ? LocalDate.MIN : from,
                until == null ? LocalDate.MAX : until);
    }

    private static Json version(VersionSummary version) {
        Json.Builder names = Json.object();
        version.names()
                .forEach((language, name) -> names.put(
                        language.tag(), Json.object().put("title", name.title()).put("provider", name.provider())));
        return Json.object()
                .put("header", version.header().json())
                .put("dateBasis", version.dateBasis().term())
                .put("language", version.language().tag())
                .put("names", names.build())
                .put("subprocessors", version.subprocessors())
                .put(
                        "objectionUntil",
                        version.objectionUntil() == null
                                ? null
                                : version.objectionUntil().toString())
                .put(
                        "additions",
                        version.additions() == null ? null : Json.array(version.additions(), PolicySummaryJson::added))
                .put("ofPersons", version.ofPersons())
                .build();
    }

    private static VersionSummary version(Members in) {
        Members editions = in.object("names");
        var names = new TreeMap<Language, VersionSummary.Names>();
        for (String tag : editions.names()) {
            Members name = editions.object(tag);
            names.put(new Language(tag), new VersionSummary.Names(name.text("title"), name.text("provider")));
        }
        return new VersionSummary(
                HeaderJson.read(in.object("header").json()),
                in.word("dateBasis", DateBasis.class),
                in.required("language", Language::new),
                names,
                in.count("subprocessors"),
                in.optionalInstant("objectionUntil"),
                in.has("additions") ? in.list("additions", PolicySummaryJson::added) : null,
                in.isTrue("ofPersons"));
    }

    private static Json added(VersionSummary.Added added) {
        return Json.object()
                .put("id", added.id())
                .put("name", added.name())
                .put("whole", added.whole())
                .put("engagements", Json.strings(added.engagements()))
                .build();
    }

    private static VersionSummary.Added added(Members in) {
        return new VersionSummary.Added(in.text("id"), in.text("name"), in.isTrue("whole"), in.texts("engagements"));
    }
}
