package register.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.contract.world.SoleTrader;
import register.value.Sha256;

/// Redacts a sole trader through real processes: no trace of her is left in the database, files, PDFs, answers or
/// logs, and the chain verifies as before.
@Tag("end-to-end")
class RedactionTest {
    /// Each occurs only in her personal data.
    private static final List<String> TRACES =
            List.of("Xylander", "xylander", "Õnnela", "Kõiv", "koiv", "Küünla", "90210", "tolk@", "uillington");

    /// Named by the text.
    private static final String OFFICER = """
            persons:
              - id: officer
                name: Zacharias Quillington
                email: z.quillington@example.com
            """;

    private static final String POLICY = "/v1/policies/" + SoleTrader.POLICY;

    @TempDir
    Path folder;

    @Test
    void nothingOfTheNameIsLeft() throws Exception {
        Tools.assume("pdftotext", "poppler-utils");
        Tools.assume("qpdf", "qpdf");
        Path data = folder.resolve("data");
        Path policies = Files.createDirectory(folder.resolve("policies"));
        try (RunningRegister register = RunningRegister.start(data, Map.of("REGISTER_POLICIES", policies.toString()))
                .untilReady()) {
            publish(register, file("2026-01-01", "The first"), "publish", "--trial", "--yes");
            publish(
                    register,
                    file("2026-01-01", "Put right"),
                    "publish",
                    "--trial",
                    "--yes",
                    "--correct",
                    "--reason",
                    "A slip");
            publish(register, file("2026-02-01", "The second"), "publish", "--trial", "--yes");

            Map<String, byte[]> before = answers(register);
            byte[] named = register.followed(POLICY + "/versions/2026-02-01/snapshot.pdf?lang=et");
            assertTrue(traces(before).size() > 8, () -> traces(before).toString());
            assertFalse(tracesIn(text(named)).isEmpty());
            assertFalse(traces(files(data)).isEmpty());
            String etag = register.get(POLICY + "/subprocessors")
                    .headers()
                    .firstValue("etag")
                    .orElseThrow();

            Command refused = Command.register(
                    register.environment(),
                    "redact",
                    "--yes",
                    SoleTrader.POLICY,
                    SoleTrader.ID,
                    "--reason",
                    "Õnnela Kõiv asked");
            assertEquals(1, refused.exit(), refused.toString());
            assertEquals(List.of(), tracesIn(refused.out() + refused.err()));
            Command redacted = redact(register);
            assertEquals(0, redacted.exit(), redacted.toString());
            assertTrue(redacted.out().contains("erased: records of persons 1, documents 9"), redacted.toString());
            List<String> left = tracesIn(text(register.followed(POLICY + "/versions/2026-02-01/snapshot.pdf?lang=et")));
            assertEquals(List.of("uillington"), left, "who was not redacted is named as before");
            Command officer = redact(register, "officer");
            assertEquals(0, officer.exit(), officer.toString());
            assertTrue(officer.out().contains("erased: records of persons 1, documents "), officer.toString());
            Command again = redact(register);
            assertTrue(again.out().startsWith("unchanged "), again.toString());
            Command reconciled = Command.here(register.environment(), "reconcile");
            assertEquals(0, reconciled.exit(), reconciled.toString());

            Map<String, byte[]> after = answers(register);
            after.put("log", register.log().getBytes(UTF_8));
            after.put("commands", (redacted.toString() + again + reconciled).getBytes(UTF_8));
            assertEquals(Map.of(), traces(after));
            assertEquals(Map.of(), traces(files(data)));
            assertTrue(new String(after.get("/" + SoleTrader.POLICY), UTF_8)
                    .contains("Ask name removed on" + " request."));
            assertTrue(new String(after.get(POLICY + "/subprocessors?lang=et"), UTF_8)
                    .contains("nimi taotluse alusel eemaldatud"));
            assertFalse(register.get(POLICY + "/subprocessors")
                    .headers()
                    .firstValue("etag")
                    .orElseThrow()
                    .equals(etag));

            isWithdrawn(register, named);
            isReissued(register);
            Command chain = Command.here(
                    register.environment(), "verify-log", register.http(POLICY).toString());
            assertEquals(0, chain.exit(), chain.toString());
            theNextVersionIsDraftedWithoutTheName(register);
        }
    }

    private static byte[] file(String date, String title) {
        String file = new String(SoleTrader.file(date, title), UTF_8);
        return (file.replace("Who helps us.", "Who helps us. Ask {officer}.")
                                .replace("Kes meid aitab.", "Kes meid aitab. Küsige: {officer.email}.")
                        + OFFICER)
                .getBytes(UTF_8);
    }

    private static Command redact(RunningRegister register) throws IOException, InterruptedException {
        return redact(register, SoleTrader.ID);
    }

    private static Command redact(RunningRegister register, String whom) throws IOException, InterruptedException {
        return Command.register(
                register.environment(),
                "redact",
                "--yes",
                SoleTrader.POLICY,
                whom,
                "--reason",
                "On request (Art." + " 17)");
    }

    private void publish(RunningRegister register, byte[] file, String... words)
            throws IOException, InterruptedException {
        Path policy = Files.write(folder.resolve("policy.yaml"), file);
        var all = new ArrayList<>(List.of(words));
        all.add(1, policy.toString());
        Command published = Command.here(register.environment(), all.toArray(String[]::new));
        assertEquals(0, published.exit(), published.toString());
        assertEquals(List.of(), tracesIn(published.out() + published.err()));
    }

    /// A kept PDF is unchanged, and verified as withdrawn from use.
    private void isWithdrawn(RunningRegister register, byte[] named) throws IOException, InterruptedException {
        String document = register.text("/v1/documents/" + Sha256.of(named));
        assertTrue(document.contains("\"redaction\"") && document.contains("On request (Art. 17)"), document);
        Path kept = Files.write(folder.resolve("kept.pdf"), named);
        Command verified = Command.here(register.environment(), "verify", kept.toString());
        assertEquals(0, verified.exit(), verified.toString());
        assertTrue(verified.toString().contains("has since been redacted"), verified.toString());
    }

    private void isReissued(RunningRegister register) throws IOException, InterruptedException {
        for (String version : List.of("2026-01-01/snapshot.pdf?revision=1", "2026-02-01/snapshot.pdf?revision=1")) {
            byte[] pdf = register.followed(POLICY + "/versions/" + version + "&lang=en");
            String text = text(pdf);
            // In a column, and therefore on two lines; next to it, the contact's erased data.
            assertTrue(text.contains("name removed on") && text.contains("removed on request"), text);
            assertTrue(text.contains("Name removed on") && text.contains("On request (Art. 17)"), text);
            Path file = Files.write(folder.resolve("reissued.pdf"), pdf);
            Command verified = Command.here(register.environment(), "verify", file.toString());
            assertEquals(0, verified.exit(), verified.toString());
            String document = register.text("/v1/documents/" + Sha256.of(pdf));
            assertFalse(document.contains("\"redaction\""), document);
        }
    }

    private void theNextVersionIsDraftedWithoutTheName(RunningRegister register)
            throws IOException, InterruptedException {
        Command draft = Command.here(register.environment(), "draft", SoleTrader.POLICY, "--from", "2026-03-01");
        assertEquals(0, draft.exit(), draft.toString());
        publish(register, draft.out().getBytes(UTF_8), "publish", "--trial", "--yes");
        assertTrue(register.text(POLICY + "/subprocessors?asOf=2026-03-01").contains("name removed on request"));
    }

    private static Map<String, byte[]> answers(RunningRegister register) throws IOException, InterruptedException {
        var answers = new LinkedHashMap<String, byte[]>();
        for (String path : List.of(
                "/",
                "/" + SoleTrader.POLICY,
                "/" + SoleTrader.POLICY + "?lang=et",
                "/" + SoleTrader.POLICY + "/2026-01-01?revision=1",
                "/v1/policies",
                POLICY + "/subprocessors",
                POLICY + "/subprocessors?lang=et",
                POLICY + "/subprocessors?asOf=2026-01-15&knownAt=2999-01-01T00:00:00Z",
                POLICY + "/subprocessors.csv",
                POLICY + "/versions",
                POLICY + "/versions/2026-01-01",
                POLICY + "/versions/2026-01-01?revision=1",
                POLICY + "/changes?from=2026-01-01&to=2026-02-01",
                POLICY + "/changes.html?from=2026-01-01&to=2026-02-01",
                "/log/" + SoleTrader.POLICY + "/tile/entries/000.p/1",
                "/log/" + SoleTrader.POLICY + "/contents/1",
                "/log/" + SoleTrader.POLICY + "/proofs/1")) {
            answers.put(path, register.get(path).body());
        }
        for (String snapshot : List.of("2026-01-01/snapshot.pdf?revision=1&", "2026-02-01/snapshot.pdf?")) {
            for (String language : List.of("en", "et")) {
                String path = POLICY + "/versions/" + snapshot + "lang=" + language;
                answers.put(path, register.followed(path));
            }
        }
        return answers;
    }

    private static Map<String, byte[]> files(Path data) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                files.put(data.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /// Her traces and their places, in plain bytes of any usual encoding, in compressed ones and in PDFs.
    private static Map<String, List<String>> traces(Map<String, byte[]> contents) {
        var found = new LinkedHashMap<String, List<String>>();
        contents.forEach((name, bytes) -> {
            var here = new TreeSet<String>();
            for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, ISO_8859_1)) {
                String plain = new String(bytes, ISO_8859_1);
                for (String trace : TRACES) {
                    if (plain.contains(new String(trace.getBytes(charset), ISO_8859_1)) || name.contains(trace)) {
                        here.add(trace);
                    }
                }
            }
            here.addAll(tracesIn(unpacked(bytes)));
            if (!here.isEmpty()) {
                found.put(name, List.copyOf(here));
            }
        });
        return found;
    }

    private static List<String> tracesIn(String text) {
        return TRACES.stream()
                .filter(trace ->
                        text.contains(trace) || text.toLowerCase(Locale.ROOT).contains(trace))
                .toList();
    }

    private static String unpacked(byte[] bytes) {
        try {
            if (bytes.length > 4 && new String(bytes, 0, 4, ISO_8859_1).equals("%PDF")) {
                return text(bytes) + opened(bytes);
            }
            if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                return new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(), UTF_8);
            }
            return "";
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its content other than text on pages, decompressed.
    private static String opened(byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.createTempFile("traces", ".pdf");
        Path plain = Files.createTempFile("traces", ".qdf");
        try {
            Files.write(file, pdf);
            Command opened = Command.run(
                    Map.of(), "qpdf", "--qdf", "--object-streams=disable", file.toString(), plain.toString());
            assertTrue(opened.exit() == 0 || opened.exit() == 3, opened.toString());
            byte[] bytes = Files.readAllBytes(plain);
            return new String(bytes, UTF_8) + new String(bytes, UTF_16BE);
        } finally {
            Files.delete(file);
            Files.delete(plain);
        }
    }

    private static String text(byte[] pdf) throws IOException, InterruptedException {
        Path file = Files.createTempFile("traces", ".pdf");
        try {
            Files.write(file, pdf);
            Command text = Command.run(Map.of(), "pdftotext", "-enc", "UTF-8", "-layout", file.toString(), "-");
            assertEquals(0, text.exit(), text.toString());
            return text.out();
        } finally {
            Files.delete(file);
        }
    }
}
