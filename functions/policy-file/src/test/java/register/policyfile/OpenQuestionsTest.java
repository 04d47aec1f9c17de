package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import register.memory.MemoryRegister;
import register.publishing.Reasons;

/// Open questions in a draft are refused.
class OpenQuestionsTest {
    private static final String SOUND = Resources.text("sound.yaml");

    @Test
    void aQuestionIsToldAtItsLineAndNothingElseIsSaidThere() {
        assertEquals(
                List.of(
                        "f:2: effectiveDate: \"? 2031-03-01, for the source's “March”\": an open question: answer it"
                                + " here",
                        "f:15: subprocessors[0].legalName: \"? Hosting: a brand, or its legal name?\": an open question:"
                                + " answer it here",
                        "f:21: subprocessors[0].engagements[0].locations: \"? none is stated\": an open question: answer"
                                + " it here",
                        "f:30: subprocessors[1].engagements[0].locations[0].country: \"?EE\": an open question: answer"
                                + " it here"),
                problems(SOUND.replace("2031-03-01", "\"? 2031-03-01, for the source's “March”\"")
                        .replace("legalName: Hosting Ltd", "legalName: \"? Hosting: a brand, or its legal name?\"")
                        .replace("locations:\n          - country: IE", "locations: \"? none is stated\"")
                        .replace("unstated: true", "country: ?EE")));
    }

    @Test
    void questionsWithoutAPlaceAreInAListOfTheFile() {
        assertEquals(
                List.of("f:33: questions[0]: \"We may change this page.\": an open question: put the answer where it"
                        + " belongs, then delete the question from this list"),
                problems(SOUND + "questions:\n  - We may change this page.\n"));
        assertEquals(List.of(), problems(SOUND + "questions: []\n"));
        assertEquals(
                new PolicyFile.Read(((PolicyFile.Read) PolicyFile.read("f", SOUND.getBytes(UTF_8))).version()),
                PolicyFile.read("f", (SOUND + "questions: []\n").getBytes(UTF_8)));
    }

    @Test
    void aQuestionHasAProposalOptionsAndTheSourcesWords() {
        for (OpenQuestions.Asked asked : List.of(
                new OpenQuestions.Asked("", "which title?", List.of(), ""),
                new OpenQuestions.Asked("30", "is this the period?", List.of(), "30 days: \"told\" (or | 45)"),
                new OpenQuestions.Asked("US", "a place: correct?", List.of(), ""),
                new OpenQuestions.Asked("", "which is it?", List.of("Birch (UK) Ltd", "Birch Inc."), ""),
                new OpenQuestions.Asked("Birch (a brand)", "is it?", List.of("true", "false"), "Birch? Yes."))) {
            assertEquals(asked, OpenQuestions.Asked.of(asked.text()));
        }
        assertEquals(
                "? Birch: a brand? (yes | no) The source: \"Birch\"",
                new OpenQuestions.Asked("Birch", "a brand?", List.of("yes", "no"), "Birch").text());
        assertEquals("? state it. The source: \"EU\"", new OpenQuestions.Asked("", "state it", List.of(), "EU").text());
        assertEquals(
                new OpenQuestions.Asked("", "What do we say?", List.of(), ""),
                OpenQuestions.Asked.of("What do we say?"));
    }

    @Test
    void otherProblemsAreReportedToo() {
        assertEquals(
                List.of("editions.en.title", "subprocessors[1].id", "subprocessors[1].engagements[0].category"),
                PolicyFile.read(
                                "f",
                                SOUND.replace("title: Subprocessors of Acme Ltd", "title: \"? which\"")
                                        .replace("id: mail", "id: hosting")
                                        .replace("service-specific", "mailing")
                                        .getBytes(UTF_8))
                        .problems()
                        .stream()
                        .map(problem -> problem.problem().path())
                        .toList());
    }

    @Test
    void nothingIsPublishedWithAQuestion() {
        var register = new MemoryRegister();
        PolicyPublishing.Result result = new PolicyPublishing(register.publishing())
                .publish(
                        PolicyFile.of(
                                "f",
                                SOUND.replace("Hosting Ltd", "\"? Hosting\"").getBytes(UTF_8)),
                        Reasons.NONE);
        FileProblem.Kind kind = assertInstanceOf(PolicyPublishing.Invalid.class, result)
                .problems()
                .getFirst()
                .kind();
        assertEquals(FileProblem.Kind.QUESTION, kind);
        assertTrue(register.headers().isEmpty());
        assertTrue(register.documents().isEmpty());
    }

    private static List<String> problems(String source) {
        return PolicyFile.read("f", source.getBytes(UTF_8)).problems().stream()
                .map(FileProblem::toString)
                .toList();
    }
}
