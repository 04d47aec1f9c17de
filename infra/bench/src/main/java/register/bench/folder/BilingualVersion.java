package register.bench.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import register.json.CanonicalJson;
import register.json.Json;
import register.policy.PolicyVersion;
import register.policy.form.PolicyCodec;

/// A version with 10 subprocessors, in English and Estonian.
final class BilingualVersion {
    private static final int SUBPROCESSORS = 10;

    private BilingualVersion() {}

    static PolicyVersion of(LocalDate day) {
        return PolicyCodec.decode(json(day));
    }

    /// As a policy file; YAML is a superset of JSON.
    static byte[] file(LocalDate day) {
        return CanonicalJson.text(json(day)).getBytes(UTF_8);
    }

    private static Json.Obj json(LocalDate day) {
        return Json.object()
                .put("policy", "grown")
                .put("effectiveDate", day.toString())
                .put("dateBasis", "effective")
                .put("timeZone", "UTC")
                .put("authoritativeLanguage", "en")
                .put(
                        "editions",
                        Json.object()
                                .put("en", edition("original", "Subprocessors", "As of " + day))
                                .put("et", edition("translation", "Alltöötlejad", "Seisuga " + day))
                                .build())
                .put(
                        "subprocessors",
                        Json.array(IntStream.range(0, SUBPROCESSORS)
                                .mapToObj(BilingualVersion::subprocessor)
                                .toList()))
                .put(
                        "requests",
                        Json.object()
                                .put("publicAddresses", Json.strings(List.of("privacy@example.com")))
                                .build())
                .build();
    }

    private static Json.Obj edition(String status, String title, String heading) {
        return Json.object()
                .put("status", status)
                .put("title", title)
                .put("provider", "Example Ltd")
                .put(
                        "sections",
                        Json.array(List.of(Json.object()
                                .put("heading", heading)
                                .put("table", "infrastructure")
                                .build())))
                .build();
    }

    private static Json.Obj subprocessor(int number) {
        return Json.object()
                .put("id", "hosting-" + number)
                .put("legalName", "Fictitious Hosting " + number + " GmbH")
                .put("country", "DE")
                .put(
                        "engagements",
                        Json.array(List.of(Json.object()
                                .put("id", "servers")
                                .put("category", "infrastructure")
                                .put("service", texts(Map.of("en", "Servers", "et", "Serverid")))
                                .put("purpose", texts(Map.of("en", "Runs the servers", "et", "Käitab servereid")))
                                .put(
                                        "locations",
                                        Json.array(List.of(Json.object()
                                                .put("country", "DE")
                                                .put("role", "storage")
                                                .build())))
                                .build())))
                .build();
    }

    private static Json.Obj texts(Map<String, String> byLanguage) {
        Json.Builder texts = Json.object();
        byLanguage.forEach(texts::put);
        return texts.build();
    }
}
