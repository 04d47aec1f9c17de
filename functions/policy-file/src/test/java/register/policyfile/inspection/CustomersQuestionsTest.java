package register.policyfile.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import register.json.Json;
import register.json.JsonText;
import register.policy.Category;
import register.policy.Engagement;
import register.policy.Localized;
import register.policy.PolicyVersion;
import register.policy.Subprocessor;
import register.policy.form.PolicyCodec;
import register.sample.SampleList;
import register.value.Language;
import register.value.Problem;

class CustomersQuestionsTest {
    private static final Engagement BARE = SampleList.subprocessor(
                    "x", in -> in.put("legalName", "X").put("engagements", JsonText.parse("""
                                    [{"id": "e", "service": {"en": "s"}, "purpose": {"en": "p"},
                                      "category": "support", "locations": [{"unstated": true}]}]""")))
            .engagements()
            .getFirst();

    private static List<String> lines(Subprocessor... subprocessors) {
        return CustomersQuestions.of(version(subprocessors)).stream()
                .map(Problem::toString)
                .toList();
    }

    private static PolicyVersion version(Subprocessor... subprocessors) {
        return PolicyCodec.decode(Json.object()
                        .put("policy", "sample")
                        .put("effectiveDate", LocalDate.of(2026, 1, 1).toString())
                        .put("dateBasis", "effective")
                        .put("editions", JsonText.parse("""
                                {"en": {"status": "original", "title": "T", "provider": "P", "sections": []}}"""))
                        .put("subprocessors", Json.array(List.of()))
                        .build())
                .withSubprocessors(List.of(subprocessors));
    }

    private static Subprocessor named(String id, Engagement engagement) {
        return SampleList.subprocessor(id, in -> in.put("legalName", id), engagement);
    }

    @Test
    void aGroupThatNothingBelongsToIsNamed() {
        var used = new Category.Group(new Category("support"), Localized.of(Map.of(Language.ENGLISH, "Support")));
        var unused = new Category.Group(new Category("hosts"), Localized.of(Map.of(Language.ENGLISH, "Hosting")));
        PolicyVersion version = version(named("a", BARE));
        assertEquals(List.of(), UnusedGroups.of(version));
        assertEquals(
                List.of("groups[1]: \"hosts\": no engagement has this category, so the list shows no such group"),
                UnusedGroups.of(version.withGroups(List.of(used, unused))).stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void aLongListGetsALineForEachQuestion() {
        Subprocessor[] many =
                IntStream.range(0, 60).mapToObj(i -> named("s" + i, BARE)).toArray(Subprocessor[]::new);
        assertEquals(
                List.of(
                        line("where it processes the data: expected locations"),
                        line("which personal data it touches: expected personalDataCategories"),
                        line("whose data that is: expected dataSubjectCategories"),
                        line("how long it keeps the data: expected retention")),
                lines(many));
    }

    private static String line(String question) {
        return "subprocessors: \"s0, s1, s2 and 57 more\": customers will ask " + question;
    }

    @Test
    void aRowThatSaysAllIsAskedNothing() {
        Engagement all = SampleList.changed(
                BARE,
                in -> in.put("locations", JsonText.parse("[{\"country\": \"GB\"}, {\"country\": \"DE\"}]"))
                        .put("transfers", JsonText.parse("""
                                [{"from": "DE", "to": "GB", "mechanism": "adequacy"}]"""))
                        .put("personalDataCategories", SampleList.kinds(List.of("names")))
                        .put("dataSubjectCategories", SampleList.kinds(List.of("callers")))
                        .put("retention", SampleList.english("30 days")));
        assertEquals(List.of(), lines(named("all", all)));
        Engagement without = SampleList.changed(all, in -> in.put("transfers", JsonText.parse("null")));
        assertEquals(
                List.of("subprocessors: \"all\": customers will ask what allows the transfer outside the EEA:"
                        + " expected transfers"),
                lines(named("all", without)));
    }
}
