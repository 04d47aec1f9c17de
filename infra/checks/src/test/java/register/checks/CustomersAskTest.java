package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.json.Json;
import register.json.JsonText;
import register.testing.Checkout;

/// The questions that customers ask after a notice, as the docs answer them, are answered by the shipped example alone.
class CustomersAskTest {
    private static final int QUESTIONS = 7;
    private static final Pattern ROW = Pattern.compile("(?m)^- ([A-Z][^?]+\\?) (.+)$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    private static Path folder;

    private static Json.Obj list;

    @BeforeAll
    static void publish() throws Exception {
        Map<String, String> environment =
                Map.of("REGISTER_DATA", folder.resolve("data").toString());
        for (String version : List.of("2025-09-01", "2031-03-01")) {
            Path file = Checkout.file("infra/policies/example/" + version + ".yaml");
            Command published = Command.here(environment, "publish", file.toString(), "--trial", "--yes");
            assertEquals(0, published.exit(), published.toString());
        }
        Command written = Command.here(
                environment, "site", "--out", folder.resolve("site").toString());
        assertEquals(0, written.exit(), written.toString());
        list = (Json.Obj)
                JsonText.parse(Files.readString(folder.resolve("site/v1/policies/example/subprocessors.en.json")));
    }

    /// By question.
    private static Map<String, List<String>> rows() throws Exception {
        String text = Files.readString(Checkout.file("docs/notices.md"));
        int from = text.indexOf("### What customers ask");
        String section = text.substring(from, text.indexOf("\n## ", from));
        Map<String, List<String>> rows = new TreeMap<>();
        for (MatchResult row : ROW.matcher(section).results().toList()) {
            rows.put(
                    row.group(1),
                    CODE.matcher(row.group(2))
                            .results()
                            .map(code -> code.group(1))
                            .toList());
        }
        return rows;
    }

    /// The subprocessors that join, as the list announces them.
    private static List<Json.Obj> joining() {
        var joining = new ArrayList<Json.Obj>();
        for (Json version : list.list("announced")) {
            ((Json.Obj) version).list("joining").forEach(each -> joining.add((Json.Obj) each));
        }
        return joining;
    }

    private static List<Json.Obj> engagements(List<? extends Json> subprocessors) {
        var engagements = new ArrayList<Json.Obj>();
        for (Json each : subprocessors) {
            ((Json.Obj) each).list("engagements").forEach(one -> engagements.add((Json.Obj) one));
        }
        return engagements;
    }

    @Test
    void theExampleAnswersEveryQuestion() throws Exception {
        Map<String, List<String>> rows = rows();
        assertEquals(QUESTIONS, rows.size(), rows.toString());
        List<Json.Obj> announced =
                list.list("announced").stream().map(Json.Obj.class::cast).toList();
        List<Json.Obj> engagements = engagements(joining());
        engagements.addAll(engagements(list.list("subprocessors")));
        var open = new ArrayList<String>();
        rows.forEach((question, codes) -> {
            List<Json.Obj> asked = codes.contains("announced") ? announced : engagements;
            for (String member : codes) {
                if (!member.equals("announced")
                        && !member.startsWith("?")
                        && asked.stream().noneMatch(one -> one.get(member) != null)) {
                    open.add(question + " " + member);
                }
            }
        });
        assertEquals(List.of(), open);
    }

    /// Without a transfer, which a place in the EEA needs no ground for.
    @Test
    void whoeverJoinsIsAnsweredInFull() {
        assertTrue(!joining().isEmpty(), list::toString);
        for (Json.Obj engagement : engagements(joining())) {
            for (String member : List.of(
                    "appliesWhen",
                    "purpose",
                    "locations",
                    "personalDataCategories",
                    "dataSubjectCategories",
                    "retention")) {
                assertTrue(engagement.get(member) != null, member);
            }
        }
    }
}
