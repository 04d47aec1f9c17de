package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import register.contract.world.SoleTrader;

/// A redaction changes the list; the customers' texts that name the person are listed by reference, for a person to
/// decide about.
class RemainingMentionsTest extends CommandTest {
    @Test
    void recordsThatStillNameThePersonAreListedByReference() throws IOException {
        Path person = Files.write(folder.resolve("person.yaml"), SoleTrader.file("2026-01-01", "Helpers"));
        assertEquals(0, run("publish", "--trial", "--yes", person.toString()).exit());
        Path contacts = Files.writeString(folder.resolve("contacts.csv"), """
                external_id,customer,email,language,notice_days,objection_days,regions,features,terms
                C-1,Example Ltd,privacy@customer.example,en,,,,,
                C-2,Õnnela Xylander-Kõiv,office@customer.example,en,,,,,
                """);
        assertEquals(
                0,
                run("recipients", "import", SoleTrader.POLICY, contacts.toString())
                        .exit());
        String named = objection("We object to Õnnela Xylander-Kõiv.");
        String other = objection("We object to nobody.");
        Ran redacted = run("redact", "--yes", SoleTrader.POLICY, SoleTrader.ID, "--reason", "asked for it");
        assertEquals(0, redacted.exit(), redacted.err());
        assertTrue(
                redacted.out().contains("still names the person: objection " + named + ": objections erase " + named),
                redacted.out());
        assertTrue(redacted.out().contains("still names the person: contact "), redacted.out());
        assertEquals(4, redacted.out().lines().count(), redacted.out());
        assertFalse(redacted.out().contains(other) || redacted.out().contains("Xylander"), redacted.out());
    }

    private String objection(String text) {
        Ran recorded = run(
                "objections",
                "record",
                SoleTrader.POLICY,
                "--external-id",
                "C-1",
                "--arrived",
                "2026-02-05T10:00",
                "--note",
                text,
                "--channel",
                "phone",
                "--by",
                "Mari");
        assertEquals(0, recorded.exit(), recorded.err());
        return recorded.out().replaceFirst("(?s).*?(OBJ-[0-9A-Z-]+).*", "$1");
    }
}
