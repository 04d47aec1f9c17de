package register.commands;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import register.commands.option.Exit;
import register.commands.text.ProgressLine;
import register.value.Bytes;

final class ArchiveCommandsTest extends CommandTest {

    /// Versions, a correction and an announced one, with real seals.
    private Path exported() {
        assertEquals(Exit.DONE, run("publish", "--trial", "--yes", policy).exit());
        assertEquals(
                Exit.DONE,
                run("publish", "--trial", "--yes", other, "--correct", "--reason", "Another name")
                        .exit());
        assertEquals(Exit.DONE, run("publish", "--trial", "--yes", announced).exit());
        Path file = folder.resolve("register.zip");
        Ran ran = run("archive", "export", file.toString());
        assertEquals(Exit.DONE, ran.exit(), ran.err());
        return file;
    }

    @Test
    void aRegisterMovesToAnotherFolderWithEveryByte() throws IOException {
        Path file = exported();
        Map<String, Bytes> documents = documents("data");
        assertTrue(documents.size() > 8, documents.keySet()::toString);
        String said =
                run("archive", "export", folder.resolve("again.zip").toString()).out();

        environment.put("REGISTER_DATA", folder.resolve("moved").toString());
        Ran imported = run("archive", "import", file.toString());
        assertEquals(Exit.DONE, imported.exit(), imported.err());
        assertEquals(said, imported.out());
        assertTrue(said.contains("entries 3, ") && said.contains(" 3 head "), said);
        assertEquals(documents, documents("moved"));
        String reconciled = run("reconcile").out();
        assertTrue(reconciled.startsWith("snapshots made: 0, checkpoints signed: 0"), reconciled);
        assertTrue(imported.err().contains("until that key hands over to this one"), imported.err());
        Ran published = run("publish", "--trial", "--yes", policy);
        assertEquals(Exit.NO, published.exit());
        assertEquals("", published.out(), "nobody here could sign it");
        Ran verified = run("verify", snapshot("-r1-en.pdf").toString());
        assertEquals(Exit.DONE, verified.exit(), verified.out());

        Path back = folder.resolve("back.zip");
        assertEquals(Exit.DONE, run("archive", "export", back.toString()).exit());
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(back));
        assertEquals(Exit.DONE, run("archive", "import", file.toString()).exit());
        assertEquals(documents, documents("moved"));
    }

    @Test
    void onATerminalWhatAnImportSaysStandsOnLinesOfItsOwn() {
        Path file = exported();
        environment.put("REGISTER_DATA", folder.resolve("moved").toString());
        System.setProperty("register.terminal", "true");
        try {
            String said = run("archive", "import", file.toString()).err();
            assertTrue(said.matches("(?s)\\r.*\\nthe log of \\S+ is signed by the key .*\\n"), said);
        } finally {
            System.clearProperty("register.terminal");
        }
    }

    @Test
    void aDamagedArchiveIsToldOfAndWritesNothing() throws IOException {
        Path file = exported();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        environment.put("REGISTER_DATA", folder.resolve("moved").toString());
        Ran ran = run("archive", "import", file.toString());
        assertEquals(Exit.NO, ran.exit());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("policies/") || ran.err().contains("zip file"), ran.err());
        assertEquals(Map.of(), documents("moved"));
    }

    @Test
    void aRegisterThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Path file = exported();
        environment.put("REGISTER_DATA", folder.resolve("moved").toString());
        assertEquals(Exit.DONE, run("publish", "--trial", "--yes", other).exit());
        Map<String, Bytes> before = documents("moved");
        Ran ran = run("archive", "import", file.toString());
        assertEquals(Exit.NO, ran.exit());
        assertTrue(ran.err().contains("entry 1: the register has a different one"), ran.err());
        assertEquals(before, documents("moved"));
    }

    @Test
    void whereThereIsNoRegisterNothingIsExportedOrMade() {
        Ran ran = run("archive", "export", folder.resolve("a.zip").toString());
        assertEquals(Exit.FAILURE, ran.exit());
        assertTrue(ran.err().contains("no register there"), ran.err());
        assertTrue(Files.notExists(folder.resolve("data")) && Files.notExists(folder.resolve("a.zip")));
    }

    @Test
    void anArchiveIsNeverOverwritten() {
        Path file = exported();
        Ran ran = run("archive", "export", file.toString());
        assertEquals(Exit.FAILURE, ran.exit());
        assertEquals(file + ": exists already\n", ran.err());
    }

    @Test
    void helpSaysWhatOfPersonsIsInItAndThatNoPrivateKeyIs() {
        String help = run("archive", "export", "--help").out().replaceAll("\\s+", " ");
        assertTrue(help.contains("--without-requests") && help.contains("personal data"), help);
        assertTrue(help.contains("It contains no private key"), help);
    }

    @Test
    void progressIsWrittenOverItselfOnATerminalAndInLinesElsewhere() {
        var terminal = new StringWriter();
        var log = new StringWriter();
        for (boolean inPlace : new boolean[] {true, false}) {
            try (var line = new ProgressLine(new PrintWriter(inPlace ? terminal : log), inPlace, () -> 0)) {
                for (long done = 1; done <= 12_345; done++) {
                    line.at("proving", done, 12_345);
                }
                line.at("importing", 1, 1);
            }
        }
        assertTrue(terminal.toString().contains("\rproving 12,345 of 12,345"), terminal::toString);
        assertTrue(terminal.toString().endsWith("\rimporting 1 of 1        \n"), terminal::toString);
        assertEquals("proving 12,345 of 12,345\nimporting 1 of 1\n", log.toString());
    }

    @Test
    void progressTellsHowFastItIsAndHowLongItStillTakes() {
        var log = new StringWriter();
        var now = new AtomicLong();
        try (var line = new ProgressLine(new PrintWriter(log), false, now::get)) {
            for (long done = 0; done <= 1_000; done++) {
                line.at("proving", done, 1_000);
                now.addAndGet(10_000_000);
            }
            line.at("importing", 0, 300);
            now.addAndGet(5_000_000_000L);
            line.at("importing", 1, 300);
        }
        assertEquals("""
                proving 500 of 1,000, 100 a second, 5 s left
                proving 1,000 of 1,000, 100 a second, 0 s left
                importing 1 of 300, 0.2 a second, 24 min 55 s left
                """, log.toString());
    }

    private Map<String, Bytes> documents(String data) throws IOException {
        Path root = folder.resolve(data).resolve("documents");
        var documents = new TreeMap<String, Bytes>(Comparator.naturalOrder());
        if (Files.isDirectory(root)) {
            try (var files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    documents.put(root.relativize(file).toString(), Bytes.of(Files.readAllBytes(file)));
                }
            }
        }
        return documents;
    }

    /// Its pages would say of a real register's list that it is no evidence. A register without a log may still get a
    /// name.
    @Test
    void aRealLogIsNotTakenInByATrialThatHasPublished() throws IOException {
        exported();
        environment.put("REGISTER_DATA", folder.resolve("real").toString());
        environment.put("REGISTER_ORIGIN", "register.example");
        assertEquals(Exit.DONE, run("certificate", "--self-sign", "Example Ltd").exit());
        Path real = folder.resolve("real.yaml");
        Files.writeString(real, Files.readString(Path.of(policy)).replaceAll("(?m)^policy: .*", "policy: real"));
        Ran published = run("publish", "--yes", real.toString());
        assertEquals(Exit.DONE, published.exit(), published.err());
        String file = folder.resolve("real.zip").toString();
        assertEquals(Exit.DONE, run("archive", "export", file).exit());

        environment.remove("REGISTER_ORIGIN");
        environment.put("REGISTER_DATA", folder.resolve("data").toString());
        Ran refused = run("archive", "import", file);
        assertTrue(refused.exit() != Exit.DONE, refused.out());
        assertTrue(
                refused.err()
                        .contains("register.example/log/real: this log is a real register's, and this register stays a"
                                + " trial"),
                refused.err());
        environment.put("REGISTER_DATA", folder.resolve("moved").toString());
        assertEquals(Exit.DONE, run("archive", "import", file).exit());
    }
}
