package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import register.importing.source.RefusedSourceException;
import register.json.Json;
import register.policyfile.FileProblem;
import register.policyfile.FileProblem.Kind;
import register.policyfile.PolicyFile;
import register.policyfile.PolicyYaml;

/// Only its open questions keep a page's draft from being published: once each is answered, it is a policy.
class AnsweredTest {
    private static final Pattern PROPOSED = Pattern.compile("\\? (?<said>.+?): \\p{Ll}.*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    static Stream<CorpusPage> pages() {
        return Stream.of(CorpusPage.FOLDER, CorpusPage.FOLDER.resolve("held-out"))
                .flatMap(folder -> CorpusPage.in(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theDraftOfAPageIsAPolicyOnceItsQuestionsAreAnswered(CorpusPage page)
            throws IOException, RefusedSourceException {
        assertIsPolicyOnceAnswered(page.file().getFileName().toString(), page.bytes());
    }

    static void assertIsPolicyOnceAnswered(String name, byte[] source) throws RefusedSourceException {
        assertEquals(
                List.of(),
                problemsOnceAnswered(PageImport.read(name, source, Answers.NONE).yaml()),
                name);
    }

    /// What keeps a draft from being a policy although each of its questions is answered.
    static List<FileProblem> problemsOnceAnswered(String yaml) {
        Object draft = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        if (!(answered(draft, "") instanceof Json.Obj policy)) {
            throw new AssertionError(yaml);
        }
        String answered = PolicyYaml.write(policy, Map.of());
        return switch (PolicyFile.read("d.yaml", answered.getBytes(UTF_8))) {
            case PolicyFile.Read _ -> List.of();
            // The question that `check` asks by itself: whether a name is a person's.
            case PolicyFile.Invalid invalid ->
                invalid.problems().stream()
                        .filter(one -> one.kind() != Kind.QUESTION
                                || !one.problem().path().endsWith(".naturalPerson"))
                        .toList();
        };
    }

    /// Null if the answer is to leave it out.
    private static @Nullable Json answered(Object value, String key) {
        return switch (value) {
            case Map<?, ?> map -> {
                Json.Builder builder = Json.object();
                map.forEach((name, one) -> {
                    if (!name.equals("questions")) {
                        String known = name.equals("und") ? "en" : name.toString();
                        builder.put(known, answered(one, known));
                    }
                });
                yield builder.build();
            }
            case List<?> list ->
                Json.array(list.stream()
                        .flatMap(one -> Stream.ofNullable(answered(one, key)))
                        .toList());
            case String text when text.startsWith("?") -> answer(text, key);
            case String text -> Json.of(text);
            case Boolean yes -> Json.of(yes);
            case Number number -> Json.of(number.longValue());
            default -> throw new AssertionError(value);
        };
    }

    private static @Nullable Json answer(String question, String key) {
        Matcher proposed = PROPOSED.matcher(question);
        String said = proposed.matches() ? proposed.group("said") : "";
        Matcher day = DAY.matcher(question);
        return switch (key) {
            case "policy" -> Json.of("acme");
            case "effectiveDate" -> Json.of(day.find() ? day.group() : "2026-01-01");
            case "dateBasis" -> Json.of("last-updated");
            case "naturalPerson" -> Json.of(true);
            case "noticePeriodDays" -> said.matches("\\d+") ? Json.of(Long.parseLong(said)) : null;
            case "country" -> Json.of(said.length() == 2 ? said : "EE");
            case "website", "address" -> null;
            default -> Json.of(said.isEmpty() ? "Something" : said);
        };
    }
}
