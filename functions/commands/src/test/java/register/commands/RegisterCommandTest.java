package register.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegisterCommandTest extends CommandTest {
    @Test
    void theProgramsHelpAloneListsTheExitCodes() {
        assertTrue(run("--help").out().contains("Exit codes:"));
        for (String[] words : new String[][] {{"publish", "--help"}, {"requests", "show", "--help"}}) {
            Ran help = run(words);
            assertEquals(0, help.exit());
            assertFalse(help.out().contains("Exit codes:"), help.out());
        }
    }

    @Test
    void aDateIsAskedForInWords() {
        Ran ran = run("withdraw", "--yes", "example", "tomorrow", "--reason", "x");
        assertTrue(ran.err().contains("(DATE): \"tomorrow\": expected a date, YYYY-MM-DD\n"), ran.err());
    }

    @Test
    void anUnreadableFileIsNamedWithTheReason() throws IOException {
        String directory = folder.toString();
        String none = folder.resolve("none").toString();
        run("publish", "--trial", "--yes", policy);
        for (String[] words : new String[][] {
            {"check", directory},
            {"publish", directory},
            {"verify", directory},
            {"verify", policy, "--trust", directory}
        }) {
            Ran ran = run(words);
            assertEquals(3, ran.exit());
            assertEquals(directory + ": Is a directory\n", ran.err());
        }
        assertEquals(none + ": no such file\n", run("verify", none).err());
        assertEquals(
                none + ": no such file\n",
                run("verify", policy, "--trust", none).err());
        assertEquals(
                other + ": expected a certificate (PEM or DER)\n",
                run("verify", policy, "--trust", other).err());
    }

    @Test
    void aDataFolderThatCannotBeUsedIsNamedWithWhy() {
        environment.put("REGISTER_DATA", policy);
        Ran ran = run("publish", "--trial", "--yes", other);
        assertEquals(3, ran.exit());
        assertEquals(
                policy + ": cannot be used as the register's data folder: " + policy
                        + "/register.lock: Not a directory\n",
                ran.err());
    }

    @Test
    void anInvalidCommandLineIsUsage() {
        for (String[] words : new String[][] {
            {},
            {"destroy"},
            {"publish"},
            {"publish", policy, "--correct"},
            {"publish", policy, "--reason", "x"},
            {"withdraw", "example", "2026-13-01", "--reason", "x"},
            {"withdraw", "Not A Policy", "2026-09-01", "--reason", "x"},
            {"requests", "--limit", "0"}
        }) {
            Ran ran = run(words);
            assertEquals(2, ran.exit(), String.join(" ", words));
            assertEquals("", ran.out());
            assertFalse(ran.err().isEmpty());
        }
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void anInvalidWordIsNamedWithTheCommandWhoseHelpExplainsIt() {
        assertEquals("Missing required subcommand\nhelp: infra/register --help\n", run().err());
        assertEquals(
                "Unmatched argument at index 0: 'destroy'\nhelp: infra/register --help\n",
                run("destroy").err());
        assertEquals(
                "Missing required parameter: 'FILE'\nhelp: infra/register publish --help\n",
                run("publish").err());
        assertEquals(
                "Unknown option: '--sure'\nhelp: infra/register publish --help\n",
                run("publish", "--trial", "--yes", policy, "--sure").err());
        assertEquals(
                "Invalid value for positional parameter at index 1 (MATTER): \"lost\": expected breach,"
                        + " data-subject-request, objection, redlines, termination, dpa, question\nhelp:"
                        + " infra/register requests matter --help\n",
                run("requests", "matter", "DPA-7K3Q-9M2X-4WTB", "lost").err());
        Ran lines = run("withdraw", "--yes", "example", "a\nb", "--reason", "x");
        assertEquals(2, lines.err().lines().count(), lines.err());
    }

    @Test
    void aSettingThatCannotBeUsedIsNamed() {
        environment.put("REGISTER_HTTP_PORT", "x");
        Ran ran = run("requests");
        assertEquals(2, ran.exit());
        assertTrue(ran.err().startsWith("REGISTER_HTTP_PORT: \"x\": "), ran.err());
    }

    @Test
    void publishingAnswersInOneLine() {
        Ran accepted = run("publish", "--trial", "--yes", policy);
        assertEquals(0, accepted.exit(), accepted.err());
        assertTrue(accepted.out().startsWith("accepted example 2026-01-01 publication revision 1 "), accepted.out());
        assertEquals(1, accepted.out().lines().count());
        assertTrue(accepted.err().contains("\ncheckpoint example 1 root "), accepted.err());
        assertTrue(accepted.err().contains("\nsnapshot example 2026-01-01 revision 1 en"), accepted.err());

        Ran unchanged = run("publish", "--trial", "--yes", policy);
        assertEquals(0, unchanged.exit());
        assertTrue(unchanged.out().startsWith("unchanged "), unchanged.out());

        Ran conflict = run("publish", "--trial", "--yes", other);
        assertEquals(1, conflict.exit());
        assertTrue(conflict.out().startsWith("conflict "), conflict.out());
        assertTrue(
                conflict.out()
                        .endsWith(": to correct it, add --correct --reason \"...\"; otherwise use another effective "
                                + "date\n"),
                conflict.out());

        Ran corrected = run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
        assertEquals(0, corrected.exit(), corrected.err());
        assertTrue(corrected.out().contains("correction revision 2"), corrected.out());
        assertTrue(corrected.out().endsWith(" reason \"The name was wrong\"\n"), corrected.out());
        assertTrue(run("publish", "--trial", "--yes", other).out().endsWith(" reason \"The name was wrong\"\n"));
        assertTrue(run("publish", "--trial", "--yes", policy)
                .out()
                .contains(" reason \"The name was wrong\" already exists; "));
        assertEquals(
                "snapshots made: 0, checkpoints signed: 0, time-stamps fetched: 0, cosignatures: 0\n",
                run("reconcile").out());
    }

    @Test
    void onlyWhatIsAnnouncedIsWithdrawn() {
        run("publish", "--trial", "--yes", policy);
        run("publish", "--trial", "--yes", announced);
        assertEquals(
                1,
                run("withdraw", "--yes", "example", "2026-01-01", "--reason", "x")
                        .exit());
        Ran withdrawn = run("withdraw", "--yes", "example", "2026-09-01", "--reason", "Cancelled");
        assertEquals(0, withdrawn.exit(), withdrawn.err());
        assertTrue(withdrawn.out().startsWith("accepted example 2026-09-01 withdrawal"), withdrawn.out());
        assertTrue(withdrawn.out().endsWith(" reason \"Cancelled\"\n"), withdrawn.out());
    }

    /// SQLite removes its write-ahead log with the last connection.
    @Test
    void aCommandClosesTheRegister() {
        run("publish", "--trial", "--yes", policy);
        for (String[] words : new String[][] {{"objections", "list"}, {"requests"}, {"check", policy}, {"reconcile"}}) {
            assertEquals(0, run(words).exit());
            assertFalse(Files.exists(folder.resolve("data/register.db-wal")), words[0]);
        }
    }

    @Test
    void checkingStoresNothing() throws IOException {
        Ran sound = run("check", policy);
        assertEquals(0, sound.exit());
        assertTrue(sound.out().endsWith("\nsound example 2026-01-01, 1 warning\n"), sound.out());
        Path bad = Files.writeString(
                folder.resolve("bad.yaml"), Files.readString(Path.of(policy)).replace("EE", "XX"));
        Ran invalid = run("check", bad.toString());
        assertEquals(1, invalid.exit());
        assertTrue(invalid.out().contains("bad.yaml") && invalid.out().contains("XX"), invalid.out());
        assertEquals(1, run("publish", "--trial", "--yes", bad.toString()).exit());
        assertEquals(3, run("check", folder.resolve("none.yaml").toString()).exit());
        assertFalse(Files.exists(folder.resolve("data")));
    }

    @Test
    void checkAsksAboutTheVendorsThatTheCodeNames() throws IOException {
        Path code = Files.createDirectory(folder.resolve("code"));
        Files.writeString(code.resolve("package.json"), "{\"dependencies\": {\"@sentry/node\": \"10\"}}");
        Ran asked = run("check", policy, "--code", code.toString());
        assertEquals(0, asked.exit());
        assertTrue(
                asked.out()
                        .contains("\ncode package.json:1 names @sentry/node, a package of Sentry: does customers' data"
                                + " reach it?\n"),
                asked.out());
        assertTrue(asked.out().endsWith("\nsound example 2026-01-01, 1 warning\n"), asked.out());
        assertTrue(run("check", policy, "--code", code.toString(), "--json")
                .out()
                .contains("\"used\":[{\"file\":\"package.json\",\"kind\":\"npm\",\"line\":1,"
                        + "\"name\":\"@sentry/node\",\"places\":1,\"vendor\":\"Sentry\"}]"));
        Ran missing = run("check", policy, "--code", folder.resolve("none").toString());
        assertEquals(3, missing.exit());
        assertTrue(missing.err().endsWith("none: no such folder\n"), missing.err());
    }

    @Test
    void aChangeThatComesTooLateForCustomersNeedsAReason() throws IOException {
        String promising = Files.readString(Path.of(policy)) + "noticePeriodDays: 30\n";
        Path first = Files.writeString(folder.resolve("first.yaml"), promising);
        Ran alone = run("check", first.toString());
        assertEquals(0, alone.exit(), alone.out());
        assertTrue(
                alone.out().contains("; without a register (REGISTER_DATA), this cannot tell " + "whether"),
                alone.out());
        assertEquals(0, run("publish", "--trial", "--yes", first.toString()).exit());

        Path late = Files.writeString(
                folder.resolve("late.yaml"),
                promising.replace("2026-01-01", "2026-03-31").replace("Hosting Ltd", "Hosting A Ltd"));
        String out = folder.resolve("out").toString();
        String refusal = late
                + ":2: effectiveDate: \"2026-03-31\": 30 days of notice from 2026-03-01: 2026-04-01 at the"
                + " earliest; expected a later date, or --no-notice TEXT\nrefused: 1 error\n";
        for (String[] words : new String[][] {{"check"}, {"preview", "--out", out}, {"publish", "--trial", "--yes"}}) {
            Ran refused = run(with(words, late.toString()));
            assertEquals(1, refused.exit());
            String said = refused.out() + refused.err();
            assertTrue(said.endsWith(refusal), said);
        }
        assertFalse(Files.exists(Path.of(out)));
        String why = "The old service failed overnight";
        assertEquals(0, run("check", late.toString(), "--no-notice", why).exit());
        assertEquals(
                0,
                run("preview", late.toString(), "--out", out, "--no-notice", why)
                        .exit());
        assertTrue(Files.readString(Path.of(out, "page-en.html")).contains("Without a notice period: " + why));
        Ran accepted = run("publish", "--trial", "--yes", late.toString(), "--no-notice", why);
        assertEquals(0, accepted.exit(), accepted.err());
        assertTrue(accepted.out().endsWith(" no notice \"" + why + "\"\n"), accepted.out());
    }

    private static String[] with(String[] words, String file) {
        var all = new ArrayList<>(List.of(words));
        all.add(1, file);
        return all.toArray(String[]::new);
    }

    @Test
    void aFileTooLargeIsRefusedUnread() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (var file = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(50L * 1024 * 1024);
        }
        assertEquals(1, run("publish", "--trial", "--yes", large.toString()).exit());
        assertEquals(1, run("check", large.toString()).exit());
    }

    @Test
    void previewShowsWhatWouldHappenAndPublishesNothing() throws IOException {
        run("publish", "--trial", "--yes", policy);
        Path out = folder.resolve("out");
        Ran preview = run("preview", announced, "--out", out.toString());
        assertEquals(0, preview.exit(), preview.err());
        assertTrue(preview.out().startsWith("publishing would be accepted as revision 1"), preview.out());
        assertTrue(Files.readString(out.resolve("page-en.html")).contains("<html"));
        assertTrue(Files.size(out.resolve("draft-en.pdf")) > 1000);
        assertEquals(1, run("verify", out.resolve("draft-en.pdf").toString()).exit());

        Ran conflict = run("preview", other, "--out", out.toString());
        assertEquals(1, conflict.exit());
        assertTrue(conflict.out().contains("Hosting A Ltd"), conflict.out());
        run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
        assertTrue(run("preview", other, "--out", out.toString())
                .out()
                .startsWith("publishing would be a no-op: the same content is published as revision 2 (The "
                        + "name was wrong)\n"));
        assertTrue(run("preview", announced, "--out", out.toString())
                .out()
                .contains("against example 2026-01-01 revision 2 (The name was wrong):\n"));
        assertTrue(run("publish", "--trial", "--yes", announced).out().startsWith("accepted "));
    }

    @Test
    void aSnapshotIsVerifiedWithTheRegisterAndWithoutIt() throws IOException {
        run("publish", "--trial", "--yes", policy);
        Path pdf = snapshot("-r1-en.pdf");
        Ran genuine = run("verify", pdf.toString());
        assertEquals(0, genuine.exit(), genuine.out());
        assertTrue(genuine.out().contains("\ngenuine\n"), genuine.out());
        assertTrue(genuine.out().contains("snapshot of example 2026-01-01 revision 1, edition en"), genuine.out());
        assertTrue(genuine.out().contains("in force: in force today"), genuine.out());

        run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong");
        assertTrue(run("verify", pdf.toString()).out().contains("corrected by revision 2 (The name was wrong)"));
        Ran corrected = run("verify", snapshot("-r2-en.pdf").toString());
        assertTrue(
                corrected.out().contains("in force: in force today; this is revision 2 (The name was wrong)"),
                corrected.out());

        byte[] bytes = Files.readAllBytes(pdf);
        bytes[bytes.length / 3] ^= 1;
        Path flipped = Files.write(folder.resolve("flipped.pdf"), bytes);
        assertEquals(1, run("verify", flipped.toString()).exit());
        assertEquals(1, run("verify", policy).exit());

        Path certificate = Files.copy(folder.resolve("data/keys/development.pem"), folder.resolve("c.pem"));
        environment.put("REGISTER_DATA", folder.resolve("elsewhere").toString());
        Ran trusted = run("verify", pdf.toString(), "--trust", certificate.toString(), "--json");
        assertEquals(0, trusted.exit(), trusted.out());
        assertTrue(trusted.out().contains("\"genuine\":true"), trusted.out());
        assertEquals(3, run("verify", pdf.toString()).exit());
        assertEquals(3, run("verify", pdf.toString(), "--trust", policy).exit());
        assertFalse(Files.exists(folder.resolve("elsewhere")));
    }

    @Test
    void onlyWhatPutsSomethingInMakesARegister() {
        for (String[] words : new String[][] {
            {"requests"},
            {"requests", "show", "DPA-7K3Q-9M2X-4WTB"},
            {"draft", "example", "--from", "2026-04-01"},
            {"withdraw", "example", "2026-09-01", "--reason", "x"},
            {"redact", "example", "somebody", "--reason", "x"},
            {"reconcile"}
        }) {
            Ran ran = run(words);
            assertEquals(3, ran.exit(), ran.err());
            assertEquals(
                    "REGISTER_DATA: \"" + folder.resolve("data")
                            + "\": no register there; set REGISTER_DATA to the folder of one\n",
                    ran.err());
            assertFalse(Files.exists(folder.resolve("data")), words[0]);
        }
    }

    @Test
    void requestsAreListedEvenWhereThereAreNone() {
        run("publish", "--trial", "--yes", policy);
        assertEquals(0, run("requests").exit());
        assertEquals(
                "{\"more\":0,\"objections\":[],\"requests\":[]}\n",
                run("requests", "--json").out());
    }
}
