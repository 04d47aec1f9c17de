package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import register.machine.settings.Settings;
import register.machine.site.ThisMachine;
import register.mail.rule.DeliveredMail;
import register.mail.rule.Verdict;
import register.mail.rule.Verdicts;
import register.value.Bytes;

/// Lists undecided mail on this machine with the reason, and retries it.
final class RedriveCommandTest extends CommandTest {

    @Test
    void aMailThatCouldNotBeAnsweredIsListedStaysWhileTheCauseDoesAndIsAnsweredOnce() throws IOException {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Path receipts = folder.resolve("data/documents/correspondence/acknowledgements");
        Files.createDirectories(receipts.getParent());
        Files.writeString(receipts, "no folder");
        assertThrows(UncheckedIOException.class, () -> take("1"));
        assertThrows(UncheckedIOException.class, () -> take("2"));
        assertThrows(UncheckedIOException.class, () -> take("2"));

        List<String> listed = run("redrive").out().lines().toList();
        assertEquals(3, listed.size(), listed::toString);
        assertTrue(listed.get(0).matches("id +what +received +tries +reason"), listed.get(0));
        String first = listed.get(1).substring(0, 18);
        assertTrue(
                listed.get(1).matches("DPA-\\S+ mail +2026-03-01T10:15:31Z +1 UncheckedIOException .* at .*"),
                listed.get(1));
        assertTrue(listed.get(2).contains(" 2 UncheckedIOException"), listed.get(2));

        Ran failed = run("redrive", first);
        assertEquals(3, failed.exit(), failed::toString);
        assertTrue(failed.out().startsWith(first + " failed: UncheckedIOException"), failed.out());
        assertTrue(run("redrive", "--json").out().contains("\"tries\":2"), "both are there");
        assertEquals(List.of(), replies());

        Files.delete(receipts);
        Ran unknown = run("redrive", first, "DPA-0000-0000-0000");
        assertEquals(1, unknown.exit());
        assertEquals("ID: \"DPA-0000-0000-0000\": no such ID in the list\n", unknown.err());
        assertEquals(List.of(), replies(), "nothing is begun where an ID is wrong");
        Ran done = run("redrive", first);
        assertEquals(0, done.exit(), done::toString);
        assertEquals(first + " done: " + first + " acknowledge dpa-request acknowledged\n", done.out());
        assertEquals(2, run("redrive").out().lines().count());
        assertEquals(0, run("redrive", "--all").exit());
        assertEquals(1, run("redrive").out().lines().count());
        assertEquals("", run("redrive", "--all").out());
        assertEquals(2, replies().size());
        assertEquals(new Ran(2, "", "--all: cannot be combined with IDs\n"), run("redrive", "--all", first));
    }

    private void take(String id) {
        try (ThisMachine register = ThisMachine.open(Settings.read(environment), CLOCK)) {
            var _ = register.receiving().receive(id, true, () -> delivery(id));
        }
    }

    private static DeliveredMail delivery(String id) {
        String mail = "From: Mari <mari%s@klient%s.example>\r\nTo: dpa@example.com\r\nMessage-ID: <%s@klient.example>"
                        .formatted(id, id, id)
                + "\r\nSubject: DPA\r\n\r\nPlease send us your data processing agreement (GDPR).\r\n";
        return new DeliveredMail(
                id,
                CLOCK.instant().plusSeconds(Integer.parseInt(id)),
                "mari" + id + "@klient" + id + ".example",
                List.of("dpa@example.com"),
                Verdicts.all(Verdict.PASS),
                null,
                Bytes.of(mail.getBytes(UTF_8)));
    }

    private List<Path> replies() throws IOException {
        Path outbox = folder.resolve("data/outbox");
        if (Files.notExists(outbox)) {
            return List.of();
        }
        try (Stream<Path> mails = Files.list(outbox)) {
            return mails.toList();
        }
    }
}
