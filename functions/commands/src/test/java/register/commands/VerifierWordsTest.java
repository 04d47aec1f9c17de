package register.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.commands.audit.AuditFinding;
import register.commands.audit.LogWorld;
import register.commands.audit.ShownLog;
import register.commands.text.PdfProof;
import register.contract.port.ChainContract;
import register.contract.world.Fictitious;
import register.document.CertificateFile;
import register.page.Look;
import register.pdf.seal.SealLevel;
import register.pdf.timestamp.ClockStanding;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.verify.Flaw;
import register.pdf.verify.Indication;
import register.pdf.verify.SealerStanding;
import register.read.proof.VerifyPage;
import register.sample.CommittedNotice;
import register.value.Language;

/// `verifier-words.tsv` lists exactly the sentences that verifiers print: what each claims, what it doesn't claim,
/// and the tests that enforce the claim.
class VerifierWordsTest extends CommandTest {
    /// Excludes notes printed as evidence, and continuations of a previous line.
    private static final Pattern WATCH = Pattern.compile("^(?!example: )[A-Za-z][A-Za-z ]*(:( |$)| [0-9]+, | http)");

    private static final Set<String> VERIFIERS = Set.of("verify", "verify-log", "verify-notice", "watch", "/verify");
    private static final Pattern SAID = Pattern.compile("data-[a-z]+=\"([^\"]+)\"");
    /// Keys whose values are sentences of their own.
    private static final Set<String> ANSWERED = Set.of("unchanged", "whole document covered", "seal", "level", "log");

    private static Set<String> rows(String verifier) throws IOException {
        var said = new TreeSet<String>();
        for (String line : lines()) {
            String[] row = line.split("\t", -1);
            assertEquals(5, row.length, line);
            assertTrue(VERIFIERS.contains(row[0]), line);
            assertTrue(Arrays.stream(row).noneMatch(String::isBlank), line);
            if (row[0].equals(verifier)) {
                assertTrue(said.add(row[1]), "twice: " + line);
                assertTrue(row[4].contains("Test"), "no test: " + line);
            }
        }
        return said;
    }

    private static List<String> lines() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(VerifierWordsTest.class.getResourceAsStream("verifier-words.tsv"))) {
            return new String(table.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @Test
    void everyWordOfVerifyHasItsRow() throws IOException {
        var words = new TreeSet<String>();
        Arrays.stream(SealerStanding.values()).forEach(each -> words.add("sealed by " + each.words()));
        Arrays.stream(Indication.values()).forEach(each -> words.add("seal: " + each.word()));
        Arrays.stream(SealLevel.values()).forEach(each -> words.add("level: " + each.word()));
        Arrays.stream(ClockStanding.values()).forEach(each -> words.add(each.words()));
        Arrays.stream(Flaw.values()).forEach(each -> words.add(each.term()));
        words.add("log: no proof was given");
        Arrays.stream(PdfProof.Standing.values()).forEach(each -> {
            words.add("log: " + each.word());
            words.add(each.behind("genuine"));
        });
        // These occur within lines.
        words.add("(a development certificate: no evidence)");
        words.add("bytes of evidence after it, stamped by a clock that you trust");
        words.add("bytes of evidence after it, which nothing here confirms");
        var lines = new ArrayList<String>();
        for (Ran ran : verified()) {
            ran.out().lines().filter(line -> !line.startsWith("  ")).forEach(lines::add);
        }
        for (String line : lines) {
            word(line).ifPresent(words::add);
        }
        assertEquals(rows("verify"), words);
        for (String within : List.of(
                "(a development certificate: no evidence)",
                " bytes of evidence after it, stamped by a clock that you trust",
                " bytes of evidence after it, which nothing here confirms")) {
            assertTrue(lines.stream().anyMatch(line -> line.contains(within)), within);
        }
    }

    private static Optional<String> word(String line) {
        int colon = line.indexOf(": ");
        String label = colon < 0 ? line : line.substring(0, colon);
        if (label.startsWith("sealed by ") && colon >= 0) {
            return Optional.empty();
        }
        if (!ANSWERED.contains(label)) {
            return Optional.of(label);
        }
        String answer = line.substring(colon + 2);
        return label.equals("seal") || label.equals("level") || label.equals("log")
                ? Optional.empty()
                : Optional.of(label + ": " + answer.split(",", 2)[0]);
    }

    /// Documents of every kind, whole and damaged.
    private List<Ran> verified() throws IOException {
        var ran = new ArrayList<Ran>();
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Path first = snapshot("-r1-en.pdf");
        ran.add(run("verify", "--rerender", first.toString()));
        try (TestCa ca = TestCa.start();
                TestAuthority authority = TestAuthority.under(ca)) {
            Path chain = folder.resolve("chain.pem");
            Files.write(
                    chain,
                    CertificateFile.pem(ca.issue(
                            run("certificate", "--request", "Example Ltd").out())));
            assertEquals(0, run("certificate", "--install", chain.toString()).exit());
            environment.put("REGISTER_TSA", authority.address());
            environment.put("REGISTER_PRIVATE_AUTHORITIES", "true");
            Path backup = folder.resolve("backup");
            copy(folder.resolve("data"), backup);
            assertEquals(
                    0,
                    run("publish", "--trial", "--yes", other, "--correct", "--reason", "The name was wrong")
                            .exit());
            String root = Files.write(folder.resolve("root.pem"), CertificateFile.pem(List.of(ca.root())))
                    .toString();
            String lasting = snapshot("-r2-en.pdf").toString();
            ran.add(run("verify", lasting));
            ran.add(run(
                    "verify",
                    lasting,
                    "--trust-ca",
                    root,
                    "--subject",
                    "CN=Example Ltd seal,O=Example Ltd",
                    "--trust-tsa",
                    root));
            ran.add(run("verify", lasting, "--trust-ca", root, "--subject", "CN=Other Ltd"));
            ran.add(lost(backup, lasting));
        }
        byte[] pdf = Files.readAllBytes(first);
        byte[] flipped = pdf.clone();
        flipped[pdf.length / 3] ^= 1;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(pdf, pdf.length + 1), gap(pdf), new byte[] {1})) {
            ran.add(run(
                    "verify",
                    Files.write(folder.resolve("damaged.pdf"), damaged).toString()));
        }
        return ran;
    }

    /// A version that was published after the backup from which the register was restored.
    private Ran lost(Path backup, String pdf) {
        String data = String.valueOf(environment.put("REGISTER_DATA", backup.toString()));
        Ran ran = run("verify", pdf);
        environment.put("REGISTER_DATA", data);
        assertEquals(1, ran.exit(), ran.out());
        assertTrue(
                ran.out()
                        .lines()
                        .skip(1)
                        .findFirst()
                        .orElseThrow()
                        .equals("NOT in this register's chain: the seal is intact, but the data here does not have "
                                + "it: it comes from an older backup, or was rewritten"),
                ran.out());
        assertFalse(ran.out().contains("NOT genuine"), ran.out());
        return ran;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /// A seal that excludes more than itself.
    private static byte[] gap(byte[] pdf) {
        String text = new String(pdf, ISO_8859_1);
        var range = Pattern.compile("/ByteRange ?\\[ ?0 (\\d+) ").matcher(text);
        assertTrue(range.find());
        String less = Long.toString(Long.parseLong(range.group(1)) - 1);
        return (text.substring(0, range.start(1)) + less + text.substring(range.end(1))).getBytes(ISO_8859_1);
    }

    @Test
    void uncheckedPartsAreNotCalledUnchanged() throws IOException {
        assertEquals(0, run("publish", "--trial", "--yes", policy).exit());
        Path file = folder.resolve("damaged.pdf");
        byte[] pdf = Files.readAllBytes(snapshot("-r1-en.pdf"));
        String said = run("verify", Files.write(file, gap(pdf)).toString()).out();
        assertTrue(said.startsWith("sealed by an unidentified sealer\nNOT genuine\n"), said);
        assertTrue(said.contains("\nunchanged: unknown\nwhole document covered: no\n"), said);
        said = run("verify", Files.write(file, new byte[] {1}).toString()).out();
        assertTrue(said.contains("\nunchanged: unknown\nwhole document covered: unknown\n"), said);
    }

    @Test
    void evidenceThatNobodyVouchesForIsSaidToBe() throws IOException {
        List<String> covered = verified().stream()
                .flatMap(ran -> ran.out().lines())
                .filter(line -> line.contains("bytes of evidence"))
                .map(line -> line.replaceAll("[0-9]+", "N"))
                .toList();
        assertEquals(
                List.of(
                        "whole document covered: yes, except N bytes of evidence after it, which nothing here "
                                + "confirms",
                        "whole document covered: yes, except N bytes of evidence after it, stamped by a clock that "
                                + "you trust",
                        "whole document covered: yes, except N bytes of evidence after it, which nothing here "
                                + "confirms",
                        "whole document covered: yes, except N bytes of evidence after it, which nothing here "
                                + "confirms"),
                covered);
    }

    @Test
    void everyWordOfVerifyNoticeHasItsRow() throws IOException {
        var words = new TreeSet<String>();
        Arrays.stream(PdfProof.Standing.values()).forEach(each -> {
            words.add("commitment " + each.word());
            words.add("log: " + each.word());
        });
        CommittedNotice sample = CommittedNotice.make();
        String file = Files.write(folder.resolve("notice.json"), sample.proof().bytes())
                .toString();
        String customer = String.valueOf(CommittedNotice.RECIPIENT.customer());
        for (String address : List.of(CommittedNotice.RECIPIENT.address(), "other@acme.example")) {
            run(
                            "verify-notice",
                            file,
                            "--customer",
                            customer,
                            "--address",
                            address,
                            "--key",
                            sample.key().text())
                    .out()
                    .lines()
                    .filter(line -> !line.startsWith("  ") && !line.startsWith("log: "))
                    .map(line -> line.split(": ", 2)[0])
                    .forEach(words::add);
        }
        assertEquals(rows("verify-notice"), words);
    }

    @Test
    void everyWordOfVerifyLogHasItsRow() throws IOException {
        var words = new TreeSet<String>(Set.of("verified", "undecided", "NOT verified"));
        Arrays.stream(AuditFinding.Kind.values()).forEach(each -> words.add(each.term()));
        for (Ran ran : logs("verify-log")) {
            ran.out()
                    .lines()
                    .filter(line -> !line.startsWith("  "))
                    .map(line -> line.split(": ", 2)[0])
                    .forEach(words::add);
        }
        assertEquals(rows("verify-log"), words);
    }

    @Test
    void everyWordOfWatchHasItsRow() throws IOException {
        var words = new TreeSet<String>(Set.of("NOT verified"));
        for (Ran ran : logs("watch")) {
            ran.out()
                    .lines()
                    .filter(line -> WATCH.matcher(line).find())
                    .map(line -> line.split("[: ]", 2)[0])
                    .forEach(words::add);
        }
        assertEquals(rows("watch"), words);
    }

    /// Visits to a log of every kind of entry, true and lying.
    private List<Ran> logs(String command) throws IOException {
        var ran = new ArrayList<Ran>();
        String trust = Files.writeString(folder.resolve("trust"), LogWorld.twoOfThree())
                .toString();
        try (var world = new LogWorld(folder.resolve("log"), 0, "")) {
            world.publish(
                    Fictitious.withPerson(ChainContract.POLICY, ChainContract.DAY.minusDays(9), "one", "A Person"),
                    null);
            world.publish(
                    Fictitious.withPerson(ChainContract.POLICY, ChainContract.DAY.minusDays(8), "two", "Other Person"),
                    null);
            world.sign(2, LogWorld.SIGNER);
            ran.add(visit(command, world));
            world.redact();
            world.handOver(LogWorld.OTHER);
            world.sign(4, LogWorld.SIGNER);
            ran.add(visit(command, world));
            ran.add(visit(command, world, "--witnesses", trust));
            world.shown.show(
                    ShownLog.LOG + "checkpoint",
                    LogWorld.cosigned(world.note(4), 1, 2).getBytes(UTF_8));
            Files.deleteIfExists(folder.resolve("state"));
            ran.add(visit(command, world, "--witnesses", trust));
            world.shown.showUnknownKind("notices", null);
            ran.add(visit(command, world));
            world.shown.showWhatIsThere();
            world.shown.showCheckpoint(world.note(1));
            ran.add(visit(command, world));
        }
        return ran;
    }

    private Ran visit(String command, LogWorld world, String... options) {
        var words = new ArrayList<>(List.of(command, world.shown.address()));
        if (command.equals("watch")) {
            words.addAll(List.of("--state", folder.resolve("state").toString()));
        }
        words.addAll(List.of(options));
        return run(words.toArray(String[]::new));
    }

    @Test
    void everyWordOfThePageHasItsRow() throws IOException {
        var said = new HashSet<String>();
        var found = SAID.matcher(VerifyPage.render(new Language("en"), null, Look.SOBER));
        while (found.find()) {
            said.add(found.group(1));
        }
        assertEquals(rows("/verify"), new TreeSet<>(said));
    }
}
