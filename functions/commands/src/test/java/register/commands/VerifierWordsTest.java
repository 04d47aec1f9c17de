package register.commands;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import register.commands.audit.ChainReport;
import register.commands.audit.Finding;
import register.contract.world.Fictitious;
import register.document.CertificateFile;
import register.log.NoteKey;
import register.pdf.seal.SealLevel;
import register.pdf.timestamp.ClockStanding;
import register.pdf.timestamp.TestAuthority;
import register.pdf.timestamp.TestCa;
import register.pdf.verify.Flaw;
import register.pdf.verify.Indication;
import register.pdf.verify.SealerStanding;
import register.read.page.VerifyPage;
import register.testing.Checkout;
import register.value.Bytes;
import register.value.Language;
import register.value.PolicyId;

/// INVARIANTS.md says what each word of a verifier claims, and has no other words.
class VerifierWordsTest extends CommandTest {
    private static final Pattern ROW = Pattern.compile(
            "^\\| `(verify|verify-chain|/verify)` \\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");
    private static final Pattern SAID = Pattern.compile("data-[a-z]+=\"([^\"]+)\"");
    /// Keys whose answers are words of their own.
    private static final Set<String> ANSWERED = Set.of("unchanged", "whole document covered", "seal", "level");

    private static Set<String> rows(String verifier) throws IOException {
        var said = new TreeSet<String>();
        for (String line : Files.readAllLines(Checkout.file("INVARIANTS.md"))) {
            var row = ROW.matcher(line);
            if (row.matches() && row.group(1).equals(verifier)) {
                assertTrue(said.add(row.group(2)), "twice: " + line);
                assertTrue(row.group(5).contains("Test"), "no test: " + line);
            }
        }
        return said;
    }

    @Test
    void everyWordOfVerifyHasItsRow() throws IOException {
        var words = new TreeSet<String>();
        Arrays.stream(SealerStanding.values()).forEach(each -> words.add("sealed by " + each.words()));
        Arrays.stream(Indication.values()).forEach(each -> words.add("seal: " + each.word()));
        Arrays.stream(SealLevel.values()).forEach(each -> words.add("level: " + each.word()));
        Arrays.stream(ClockStanding.values()).forEach(each -> words.add(each.words()));
        Arrays.stream(Flaw.values()).forEach(each -> words.add(each.term()));
        // These occur within lines.
        words.add("(a development certificate: no evidence)");
        words.add("bytes of evidence after it, stamped by a clock that you trust");
        words.add("bytes of evidence after it, which nothing here vouches for");
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
                " bytes of evidence after it, which nothing here vouches for")) {
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
        return label.equals("seal") || label.equals("level")
                ? Optional.empty()
                : Optional.of(label + ": " + answer.split(",", 2)[0]);
    }

    /// Documents of every kind, whole and damaged.
    private List<Ran> verified() throws IOException {
        var ran = new ArrayList<Ran>();
        assertEquals(0, run("publish", policy).exit());
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
            assertEquals(
                    0,
                    run("publish", other, "--correct", "--reason", "The name was wrong")
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

    /// A seal that leaves out more than itself.
    private static byte[] gap(byte[] pdf) {
        String text = new String(pdf, ISO_8859_1);
        var range = Pattern.compile("/ByteRange ?\\[ ?0 (\\d+) ").matcher(text);
        assertTrue(range.find());
        String less = Long.toString(Long.parseLong(range.group(1)) - 1);
        return (text.substring(0, range.start(1)) + less + text.substring(range.end(1))).getBytes(ISO_8859_1);
    }

    @Test
    void whatWasNotLookedAtIsNotCalledUnchanged() throws IOException {
        assertEquals(0, run("publish", policy).exit());
        Path file = folder.resolve("damaged.pdf");
        byte[] pdf = Files.readAllBytes(snapshot("-r1-en.pdf"));
        String said = run("verify", Files.write(file, gap(pdf)).toString()).out();
        assertTrue(said.startsWith("sealed by nobody who can be identified\nNOT genuine\n"), said);
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
                        "whole document covered: yes, except N bytes of evidence after it, which nothing here vouches for",
                        "whole document covered: yes, except N bytes of evidence after it, stamped by a clock that you trust",
                        "whole document covered: yes, except N bytes of evidence after it, which nothing here vouches for"),
                covered);
    }

    @Test
    void everyWordOfVerifyChainHasItsRow() throws IOException {
        var words = new TreeSet<String>(Set.of("verified"));
        Arrays.stream(Finding.Kind.values()).forEach(each -> words.add(each.term()));
        var policy = new PolicyId("example");
        var report = new ChainReport(
                policy,
                1,
                Fictitious.first(policy, LocalDate.EPOCH, CLOCK.instant(), "a").header(),
                "note",
                null,
                new NoteKey("key", Bytes.of(new byte[32])),
                false,
                null,
                1,
                1,
                1,
                null,
                List.of(new Finding(Finding.Kind.EMPTY, 1, "nothing")));
        report.lines().stream()
                .filter(line -> !line.startsWith("  "))
                .map(line -> line.split(": ", 2)[0])
                .forEach(words::add);
        assertEquals(rows("verify-chain"), words);
    }

    @Test
    void everyWordOfThePageHasItsRow() throws IOException {
        var said = new HashSet<String>();
        var found = SAID.matcher(VerifyPage.render(new Language("en"), null));
        while (found.find()) {
            said.add(found.group(1));
        }
        assertEquals(rows("/verify"), new TreeSet<>(said));
    }
}
