package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.log.Cosignature;
import register.log.NoteKey;
import register.log.SignatureType;
import register.log.SignedNote;
import register.witness.TestLog;

/// Our witness answers as Debian's `litewitness` does, request by request. Where they differ, the specification has
/// changed since that version, or requires more.
@Tag("end-to-end")
class LitewitnessTest {
    private static final String OURS = "ours.example/w";
    private static final String THEIRS = "theirs.example/w";

    private final TestLog log = new TestLog("log.example/one");
    private final TestLog second = new TestLog("log.example/two");
    private final TestLog unknown = new TestLog("log.example/unknown");

    @TempDir
    private Path folder;

    /// @param ours our status
    /// @param theirs their status
    private record Asked(String what, String request, int ours, int theirs) {
        static Asked same(String what, String request, int status) {
            return new Asked(what, request, status, status);
        }
    }

    private List<Asked> requests() {
        String hash = "A".repeat(43) + "=\n";
        return List.of(
                // An earlier draft specified 403 for it.
                new Asked("a log that is not followed", unknown.request(0, 5), 404, 403),
                Asked.same("another key", unknown.signs(log.text(5), "old 0\n\n"), 403),
                Asked.same("another text", log.request(0, 5).replace("\n5\n", "\n6\n"), 403),
                Asked.same("no such request", "old 0", 400),
                Asked.same("no old size", log.request(0, 5).replaceFirst("old 0", "new 0"), 400),
                Asked.same("a negative old size", log.request(0, 5).replaceFirst("old 0", "old -1"), 400),
                Asked.same("a proof that is no hash", log.request(0, 5).replaceFirst("\n", "\nAAAA\n"), 400),
                // They treat it as their own failure.
                new Asked("no checkpoint", log.signs("log.example/one\n5\nAAAA\n", "old 0\n\n"), 400, 500),
                Asked.same("the first", log.request(0, 5), 200),
                Asked.same("the same again", log.request(5, 5), 200),
                Asked.same("from nothing, though more is known", log.request(0, 7), 409),
                Asked.same("from less than is known", log.request(4, 7), 409),
                Asked.same("from more than is known", log.request(6, 7), 409),
                Asked.same("an old size above the new one", log.request(5, 4), 400),
                Asked.same("a fork", log.fork(5, 7), 422),
                Asked.same("a fork of the same size", log.fork(5, 5), 422),
                Asked.same("a proof too short", log.request(5, 7).replaceFirst("\n[^\n]+\n", "\n"), 422),
                Asked.same("a proof too long", log.request(5, 7).replaceFirst("\n", "\n" + hash), 422),
                Asked.same("what continues", log.request(5, 7), 200),
                Asked.same("an extension line", log.extended(7, 9), 200),
                Asked.same("an unknown signature beside it", log.request(9, 9) + "— other.example/x AAAAAAAA\n", 200),
                // They accept 10 KiB.
                new Asked("a long signature", log.request(9, 9) + "— x " + "A".repeat(12_000) + "\n", 200, 500),
                // Asked for since.
                new Asked("a proof from nothing", second.request(0, 5).replaceFirst("\n", "\n" + hash), 422, 200));
    }

    @Test
    void answersAsAnotherImplementationDoes() throws Exception {
        Path trust = Files.writeString(
                folder.resolve("trust"),
                "log " + log.key().text() + "\nlog " + second.key().text() + "\nquorum none\n");
        try (Litewitness theirs = Litewitness.start(folder, THEIRS, List.of(log.key(), second.key()));
                RunningWitness ours = RunningWitness.ours(folder, OURS, trust.toString())) {
            compare(ours, theirs);
        }
    }

    private void compare(RunningWitness ours, Litewitness theirs) throws Exception {
        URI here = URI.create(ours.said("(?m)^ready (http://127\\.0\\.0\\.1:\\d+)$"));
        NoteKey ourKey = NoteKey.parse(ours.said("(?m)^(" + OURS + "\\+\\S+)$"), SignatureType.OF_WITNESSES);
        NoteKey theirKey = theirs.key();
        var wrong = new ArrayList<String>();
        for (Asked asked : requests()) {
            HttpResponse<String> our = ours.add(here, asked.request());
            HttpResponse<String> their = theirs.add(asked.request());
            if (our.statusCode() != asked.ours() || their.statusCode() != asked.theirs()) {
                wrong.add(asked.what() + ": ours " + our.statusCode() + ", theirs " + their.statusCode() + ": "
                        + our.body() + their.body());
            }
            if (our.statusCode() == 409 && their.statusCode() == 409) {
                assertEquals(their.body(), our.body());
                assertEquals(type(their), type(our));
            }
            if (our.statusCode() == 200) {
                assertTrue(isCosigned(checkpoint(asked).text(), our.body(), ourKey), asked.what());
            }
            if (their.statusCode() == 200) {
                // They sign three lines, whatever follows, as an earlier draft required.
                String three = checkpoint(asked).text().replaceFirst("^((?:.*\n){3})(?s).*", "$1");
                assertTrue(isCosigned(three, their.body(), theirKey), asked.what());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static SignedNote checkpoint(Asked asked) {
        return SignedNote.parse(asked.request().substring(asked.request().indexOf("\n\n") + 2));
    }

    private static boolean isCosigned(String text, String answer, NoteKey key) {
        return Cosignature.of(new SignedNote(text, SignedNote.lines(answer)), key)
                .isPresent();
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("content-type").orElse("none");
    }
}
