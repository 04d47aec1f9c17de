package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command's arguments and exit codes.
class FollowCommandTest {
    @TempDir
    Path folder;

    private CommandHere run(String... words) {
        return CommandHere.run(
                Map.of("REGISTER_DATA", folder.resolve("data").toString()), Clock.systemUTC(), List.of(words));
    }

    private String file() throws IOException {
        return Files.writeString(
                        folder.resolve("policy.yaml"),
                        Inspected.BEFORE.replace(
                                "legalName: Elm Inc.", "legalName: Elm Inc.\n    website: https://localhost"))
                .toString();
    }

    @Test
    void noPrivateAddressIsAskedAndNewsIsReportedOnce() throws IOException {
        CommandHere first = run("follow", file());
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.out().startsWith("Elm Inc. (elm):\n  unreadable: "), first.out());
        assertTrue(first.out().contains("not a public address"), first.out());
        assertEquals(new CommandHere(0, "", ""), run("follow", file()));
        CommandHere json = run("--json", "follow", file());
        assertTrue(json.out().startsWith("{\"late\":false,\"news\":[],\"policy\":\"acme\""), json.out());
    }

    @Test
    void aDraftIsWrittenToANewFile() throws IOException {
        Path draft = folder.resolve("next.yaml");
        assertEquals(0, run("follow", file(), "--draft", draft.toString()).exit());
        assertTrue(Files.readString(draft).startsWith("policy: acme\n"), Files.readString(draft));
        CommandHere again = run("follow", file(), "--draft", draft.toString());
        assertEquals(3, again.exit());
        assertTrue(again.err().contains("expected a file that does not exist yet"), again.err());
    }

    @Test
    void otherArgumentsAreRefused() {
        assertEquals(3, run("follow", "acme").exit());
        assertEquals(3, run("follow", folder + "/none.yaml").exit());
        assertEquals(2, run("follow").exit());
    }
}
