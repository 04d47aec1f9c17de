package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `check`, `preview` and `publish` report the same about a file, and `publish` asks for consent.
class InspectionCommandsTest extends CommandTest {
    @Test
    void everyWarningAndQuestionIsAtItsPlaceWhicheverCommandSaysIt() throws IOException {
        assertEquals(
                0,
                run("publish", "--trial", "--yes", file("before", Inspected.BEFORE))
                        .exit());
        String warned = file("warned", Inspected.WARNED);
        assertEquals(
                Set.of(
                        "effectiveDate",
                        "noticePeriodDays",
                        "requests.publicAddresses[0]",
                        "editions.de.status",
                        "editions.en.sections[0]",
                        "subprocessors[0]",
                        "subprocessors[0].contact.role.en",
                        "subprocessors[0].contact.email",
                        "subprocessors[0].engagements[0].locations[0].country",
                        "subprocessors[0].engagements[0].locations[1].country",
                        "subprocessors[0].engagements[0].locations[2].region"),
                places("warning ", everywhere(warned, 0)));
        List<String> open = everywhere(file("open", Inspected.OPEN), 1);
        assertEquals(
                Set.of(
                        "editions.en.title",
                        "subprocessors[0].engagements[0].locations[1].country",
                        "subprocessors[1].naturalPerson",
                        "subprocessors[1].engagements[0].purpose.en",
                        "questions[0]"),
                places("error ", open));
        assertTrue(places("warning ", open).contains("subprocessors[0].contact.role.en"), open.toString());
        assertEquals(
                "refused: 1 error, 4 open questions, 8 warnings",
                run("check", folder.resolve("open.yaml").toString())
                        .out()
                        .lines()
                        .toList()
                        .getLast());
    }

    /// The common output of the three commands.
    private List<String> everywhere(String file, int exit) {
        Ran check = run("check", file);
        Ran preview = run("preview", file, "--out", folder.resolve("out").toString());
        Ran publish = run("publish", file);
        assertEquals(exit, check.exit(), check.out());
        assertEquals(exit, preview.exit(), preview.err());
        List<String> said = found(check.out());
        assertEquals(said, found(preview.err()));
        assertEquals(said, found(publish.err()));
        return said;
    }

    private static List<String> found(String text) {
        return text.lines()
                .filter(line -> Stream.of("error ", "warning ", "refused").anyMatch(line::startsWith))
                .toList();
    }

    private static Set<String> places(String kind, List<String> said) {
        return said.stream()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.replaceAll("^\\w+ \\S+?:\\d+: (\\S+): .*$", "$1"))
                .collect(Collectors.toSet());
    }

    @Test
    void publishingSaysInWordsWhatWillHappenAndAsks() throws IOException {
        environment.put("REGISTER_URL", "https://subprocessors.example");
        String before = file("before", Inspected.BEFORE.replace("dateBasis", "noticePeriodDays: 30\ndateBasis"));
        Ran nobody = run("publish", before);
        assertEquals(2, nobody.exit());
        assertEquals("", nobody.out());
        assertTrue(nobody.err().endsWith("""
                                this register is a trial, and nothing in it is evidence: its seal names no company (certificate --self-sign)
                                acme 2025-01-01: in force since then, but recorded only now
                                the first version of acme, with 1 subprocessors
                                permanent from now on: the log's name, subprocessors.example/log/acme; the seal's name, Subprocessor Register development seal, development; and the text, with every name in it
                                page at https://subprocessors.example/acme
                                nothing was published: to publish into this trial without being asked, add --trial --yes
                                """), nobody.err());
        assertEquals(0, run("publish", "--trial", "--yes", before).exit());
        Ran again = run("publish", before);
        assertEquals(0, again.exit());
        assertFalse(again.err().contains("?"), "nothing is asked where nothing is done");
        String next = file(
                "next",
                Inspected.BEFORE
                        .replace("2025-01-01", "2026-04-01")
                        .replace("dateBasis", "noticePeriodDays: 30\ndateBasis")
                        .replace("id: elm", "id: birch")
                        .replace("Elm Inc.", "Birch GmbH"));
        Ran announced = run("publish", "--trial", "--yes", next);
        assertEquals(0, announced.exit());
        assertTrue(announced.err().startsWith("""
                                this register is a trial, and nothing in it is evidence: its seal names no company (certificate --self-sign)
                                acme 2026-04-01: announced, in force in 31 days
                                adds Birch GmbH; removes Elm Inc.
                                customers must be notified before 2026-03-02 00:00 UTC
                                page at https://subprocessors.example/acme
                                """), announced.err());
        Ran withdrawn = run("withdraw", "acme", "2026-04-01", "--reason", "No more");
        assertEquals(2, withdrawn.exit());
        assertEquals(
                "Withdraw acme 2026-04-01? Readers will see this and the reason. There is no terminal to ask on: add"
                        + " --yes\n",
                withdrawn.err());
        assertEquals(2, run("redact", "acme", "elm", "--reason", "x").exit());
    }

    private String file(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".yaml");
        return Files.writeString(file, text).toString();
    }
}
