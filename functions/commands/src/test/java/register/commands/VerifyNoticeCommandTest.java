package register.commands;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.commands.audit.LogWorld;
import register.log.NoteKey;
import register.notice.proof.NamedRecipient;
import register.sample.CommittedNotice;
import register.testing.Checkout;

final class VerifyNoticeCommandTest extends CommandTest {
    private static final CommittedNotice SAMPLE = CommittedNotice.make();
    private static final NamedRecipient ACME = CommittedNotice.RECIPIENT;

    private Ran verify(byte[] file, String... more) throws IOException {
        var words = new ArrayList<>(List.of(
                "verify-notice",
                Files.write(folder.resolve("notice.json"), file).toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private Ran verify(NoteKey key, String address) throws IOException {
        return verify(
                SAMPLE.proof().bytes(),
                "--customer",
                String.valueOf(ACME.customer()),
                "--address",
                address,
                "--key",
                key.text());
    }

    @Test
    void saysWhatWasCommittedToAndThatItWasNotSent() throws IOException {
        Ran ran = verify(SAMPLE.key(), ACME.address());
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertEquals("""
                commitment proven
                log: proven: the log of 4 entries signed by register.example.com/log/acme contains its entry; no witness was required
                policy: acme
                announced: entry 3 of its log
                committed: entry 4, recorded at 2026-06-01T12:00:00Z by the register's clock
                told: added example-hosting, servers, from 2026-12-31
                by: 2026-11-30T23:00:00Z
                  It shows what the register planned to tell the customer, and by when, and that it committed to this in its log; not that it told them.
                """, ran.out());
    }

    @Test
    void saysOfAWithdrawalThatItDoesNotTakePlace() throws IOException {
        CommittedNotice withdrawn = CommittedNotice.make(true);
        Ran ran = verify(
                withdrawn.proof().bytes(),
                "--customer",
                String.valueOf(ACME.customer()),
                "--address",
                ACME.address(),
                "--key",
                withdrawn.key().text());
        assertEquals(0, ran.exit(), ran.out() + ran.err());
        assertTrue(
                ran.out()
                        .contains("\ndoes not take place: added example-hosting, servers, announced from 2026-12-31\n"),
                ran.out());
        assertFalse(ran.out().contains("told: "), ran.out());
    }

    /// Exactly as in the docs.
    @Test
    void theExampleOfTheDocsIsProven() throws IOException {
        String docs = Files.readString(Checkout.file("docs/log.md"));
        Matcher key = Pattern.compile("(?m)^ +--key (\\S+)$").matcher(docs);
        assertTrue(key.find());
        Ran ran = verify(
                Files.readAllBytes(Checkout.file("docs/notice.json")),
                "--customer",
                "Acme Näidis GmbH",
                "--address",
                "privacy@acme.example",
                "--key",
                key.group(1));
        assertEquals(0, ran.exit(), ran.out());
    }

    @Test
    void isForOneCustomerAlone() throws IOException {
        Ran ran = verify(SAMPLE.key(), "other@acme.example");
        assertEquals(1, ran.exit());
        assertEquals(
                "commitment NOT proven\nlog: NOT proven: customer and address do not match, letter for letter\n",
                ran.out());
        Ran id = verify(SAMPLE.proof().bytes(), "--address", ACME.address(), "--external-id", "C-2");
        assertEquals(1, id.exit());
        assertTrue(id.out().contains("external id"), id.out());
    }

    @Test
    void isOfTheLogThatYouTrust() throws IOException {
        Ran rewritten = verify(CommittedNotice.make().key(), ACME.address());
        assertEquals(4, rewritten.exit(), rewritten.out());
        assertTrue(rewritten.out().startsWith("commitment unproven\n"), rewritten.out());
        assertFalse(rewritten.out().contains("It shows"), rewritten.out());
        Ran nobody = verify(
                SAMPLE.proof().bytes(), "--customer", String.valueOf(ACME.customer()), "--address", ACME.address());
        assertEquals(4, nobody.exit());
        assertTrue(nobody.out().startsWith("commitment unproven\nlog: unproven: no key that you named"), nobody.out());
        Ran witnessed = verify(
                SAMPLE.proof().bytes(),
                "--customer",
                String.valueOf(ACME.customer()),
                "--address",
                ACME.address(),
                "--key",
                SAMPLE.key().text(),
                "--witnesses",
                Files.writeString(folder.resolve("trust"), LogWorld.twoOfThree())
                        .toString());
        assertEquals(4, witnessed.exit(), witnessed.out());
    }

    @Test
    void aMalformedNoticeIsRefusedWithoutAStackTrace() throws IOException {
        for (String file : List.of("", "{}", "[]", "no JSON", "{\"leaf\":1}")) {
            Ran ran = verify(file.getBytes(UTF_8), "--address", ACME.address());
            assertEquals(1, ran.exit(), ran.out());
            assertTrue(ran.out().startsWith("commitment NOT proven\nlog: NOT proven: "), ran.out());
            assertEquals(2, ran.out().lines().count(), ran.out());
        }
    }

    @Test
    void forProgramsItIsJson() throws IOException {
        Ran ran = verify(
                SAMPLE.proof().bytes(),
                "--customer",
                String.valueOf(ACME.customer()),
                "--address",
                ACME.address(),
                "--key",
                SAMPLE.key().text(),
                "--json");
        assertEquals(0, ran.exit());
        assertTrue(ran.out().startsWith("{\"claim\":\"It shows what"), ran.out());
        assertTrue(ran.out().contains("\"commitment\":\"proven\""), ran.out());
    }
}
