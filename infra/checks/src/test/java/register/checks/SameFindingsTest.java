package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.commands.EditorHere;
import register.commands.Inspected;
import register.editor.form.FormPart;
import register.json.Json;
import register.json.JsonText;

/// `check`, `preview`, `publish`, the editor and the comment on a change in Git report every error, question and
/// warning of a file alike, and at its place.
class SameFindingsTest {
    private static final String FILE = "policies/acme/2031-02-01.yaml";

    /// Nothing in it is too late.
    private static final String WARNED = Inspected.WARNED.replace("2026-02-01", "2031-02-01");

    @TempDir
    private Path folder;

    private PolicyRepository repository;
    private Map<String, String> register;

    @BeforeEach
    void publishTheVersionBefore() throws Exception {
        repository = PolicyRepository.begin(folder);
        Path before = repository.commit("policies/acme/2025-01-01.yaml", Inspected.BEFORE, "Publish what we had");
        register = Map.of("REGISTER_DATA", folder.resolve("data").toString());
        Command published = Command.here(register, "publish", "--trial", "--yes", before.toString());
        assertEquals(0, published.exit(), published::toString);
    }

    @Test
    void warningsAreTheSameEverywhere() throws Exception {
        List<Said> said = everywhere(WARNED);
        assertTrue(said.size() >= 10 && said.stream().allMatch(one -> one.kind().equals("warning")), said::toString);
    }

    @Test
    void errorsAndQuestionsAreTheSameEverywhere() throws Exception {
        List<Said> said = everywhere(Inspected.OPEN);
        assertEquals(
                Set.of("error", "question", "warning"),
                said.stream().map(Said::kind).collect(Collectors.toSet()));
        assertEquals(
                4, said.stream().filter(one -> one.kind().equals("question")).count());
    }

    @Test
    void theGuardOfNoticesIsTheSameEverywhere() throws Exception {
        List<Said> said = everywhereOn(today());
        assertTrue(said.stream()
                .anyMatch(one -> one.kind().equals("error") && one.path().equals("effectiveDate")));
    }

    /// Real processes use the real day, so work that crossed midnight is repeated.
    private List<Said> everywhereOn(LocalDate day) throws Exception {
        try {
            return everywhere(WARNED.replace("dateBasis", "noticePeriodDays: 30\ndateBasis")
                    .replace("2031-02-01", day.plusDays(8).toString()));
        } catch (AssertionError e) {
            if (day.equals(today())) {
                throw e;
            }
            return everywhereOn(today());
        }
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /// One finding, as printed by `check --json`.
    private record Said(String kind, String path, String value, String expected) {
        static Said of(Json finding) {
            var members = (Json.Obj) finding;
            return new Said(
                    text(members, "kind"), text(members, "path"), text(members, "value"), text(members, "expected"));
        }

        private static String text(Json.Obj members, String name) {
            return ((Json.Str) Objects.requireNonNull(members.get(name), name)).value();
        }

        /// As printed by commands, without file and line.
        String line() {
            return (kind.equals("warning") ? "warning " : "error ") + path + ": "
                    + (value.isEmpty() ? "" : "\"" + value + "\": ") + expected;
        }
    }

    private List<Said> everywhere(String content) throws Exception {
        Path file = repository.commit(FILE, content, "Change the list");
        String json = Command.here(register, "check", "--json", file.toString()).out();
        List<Said> said = ((Json.Arr)
                        Objects.requireNonNull(((Json.Obj) JsonText.parse(json.getBytes(UTF_8))).get("findings")))
                .items().stream().map(Said::of).toList();
        List<String> lines = said.stream().map(Said::line).toList();
        assertEquals(
                lines, lines(Command.here(register, "check", file.toString()).out()));
        String out = folder.resolve("preview").toString();
        assertEquals(
                lines,
                lines(Command.here(register, "preview", file.toString(), "--out", out)
                        .err()));
        assertEquals(
                lines, lines(Command.here(register, "publish", file.toString()).err()));
        Command comment = repository.script(
                Map.of(), "check", "--out", folder.resolve("out").toString(), "HEAD^1");
        assertEquals(lines, lines(Files.readString(folder.resolve("out/comment.md"))), comment::toString);
        try (EditorHere editor = EditorHere.start(register, Clock.systemUTC(), file.toString())) {
            assertShown(said, new EditorForm(editor.address()));
        }
        return said;
    }

    private static List<String> lines(String output) {
        return output.lines()
                .filter(line -> Stream.of("error ", "warning ").anyMatch(line::startsWith))
                .map(line -> line.replaceFirst("^(\\w+) \\S+\\.yaml(?::\\d+)?: ", "$1 "))
                .toList();
    }

    /// Each is in the list of open points, with a link to its field, and again beside that field.
    private static void assertShown(List<Said> said, EditorForm form) throws Exception {
        Document page = form.page("");
        assertEquals(said.size(), page.select("#todo li").size(), page::text);
        for (Said one : said) {
            Document part = form.page(FormPart.of(one.path()).name());
            Element listed = page.select("#todo li." + one.kind()).stream()
                    .filter(item -> says(item.expectFirst("span"), one) && leads(item, one, part))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(one + " is not in " + page.select("#todo")));
            String place = place(listed);
            // A question without a field is shown in its own place.
            Elements beside = place.startsWith("questions[")
                    ? part.select("[id='f-" + place + "'] p")
                    : part.select("[id='m-" + place + "'] ." + one.kind() + " span");
            assertTrue(beside.stream().anyMatch(remark -> says(remark, one)), () -> one + " is not at " + beside);
        }
    }

    /// The value and the expectation, in which the form uses a field's label; or the question without its mark.
    private static boolean says(Element text, Said one) {
        String value = one.value().isEmpty() ? "" : "\u201C" + one.value() + "\u201D: ";
        String expected = Pattern.quote(value + one.expected()).replaceAll("subprocessors\\[\\d+]", "\\\\E.+\\\\Q");
        return text.text().matches(expected)
                || (one.kind().equals("question")
                        && text.text().equals(one.value().replaceFirst("^\\?\\s*", "")));
    }

    /// To its own field, or to the nearest field in the form.
    private static boolean leads(Element item, Said one, Document part) {
        String place = place(item);
        return part.getElementById("f-" + one.path()) == null
                ? one.path().startsWith(place)
                : one.path().equals(place);
    }

    private static String place(Element item) {
        String address = item.expectFirst("a").attr("href");
        return address.substring(address.indexOf("#f-") + "#f-".length());
    }
}
