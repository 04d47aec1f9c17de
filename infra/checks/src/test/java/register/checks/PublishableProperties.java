package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.machine.smtp.ScriptedServer;
import register.testing.Examples;
import register.value.Language;
import register.value.Sha256;
import register.words.Words;

/// Any policy that can be published is shown the same everywhere, and verified by every verifier: list, page, annex,
/// CSV, PDF, feeds, calendar, spreadsheet and form, archive, `verify`, `verify-log`, `watch`, notices; Go's check and
/// a browser for some. `-Dregister.seed=N` runs one alone, with all checks; `-Dregister.seed=M-N` runs a range.
@Tag("property")
class PublishableProperties {
    private static final int USUAL = 22;
    /// One in this many is also checked by third-party programs.
    private static final int SOME = 10;

    @TempDir
    private static Path shared;

    private static Path keys = Path.of("");

    @TempDir
    private Path folder;

    /// Making them takes longer than everything else. With a name in its seal and an address, a register is not a
    /// trial.
    @BeforeAll
    static void makeKeys() throws Exception {
        keys = shared.resolve("keys");
        try (var register = new RegisterHere(keys, Map.of())) {
            register.done("certificate", "--self-sign", "Example GmbH");
        }
    }

    @Test
    void everyPublishablePolicyIsShownAlikeAndVerified() throws Exception {
        String asked = System.getProperty("register.seed", "1-" + Examples.of(USUAL));
        int first = Integer.parseInt(asked.replaceFirst("-.*", ""));
        int last = Integer.parseInt(asked.replaceFirst(".*-", ""));
        Set<String> filled = new TreeSet<>();
        Set<String> left = new HashSet<>();
        Set<Language> languages = new HashSet<>();
        var wrong = new TreeMap<Integer, List<String>>();
        for (int seed = first; seed <= last; seed++) {
            List<String> said = tried(seed, first == last || seed % SOME == 1, filled, left, languages);
            if (!said.isEmpty()) {
                wrong.put(seed, said);
                System.out.println("seed " + seed + ": " + String.join("\n  ", said));
            }
        }
        assertEquals(
                Map.of(), wrong, "try one alone with -Dregister.seed=" + (wrong.isEmpty() ? "" : wrong.firstKey()));
        if (last - first >= USUAL - 1) {
            Set<String> all = SchemaMembers.reachable(null);
            all.addAll(List.of("subprocessor.person", "namedPerson.person"));
            assertEquals(all, filled, "each member of the schema is stated");
            assertEquals(Set.copyOf(SchemaMembers.optional()), left, "each is left out alone");
            assertTrue(languages.containsAll(Words.LANGUAGES), languages::toString);
        }
    }

    private List<String> tried(
            int seed, boolean elsewhere, Set<String> filled, Set<String> left, Set<Language> languages)
            throws Exception {
        Path own = folder.resolve(Integer.toString(seed));
        RunningRegister.copy(keys, own);
        var wrong = new ArrayList<String>();
        try (var mail = new ScriptedServer();
                var register = new RegisterHere(own, settings(mail))) {
            var example = new GeneratedExample(seed, register);
            example.publish();
            filled.addAll(example.filled);
            left.addAll(example.left);
            languages.addAll(example.history.languages);
            String policy = example.history.slug;
            List<Stated> all = Stated.all(register, policy);
            wrong.addAll(example.kept(all));
            wrong.addAll(Agreement.of(register, policy, all));
            wrong.addAll(example.forgotten(all));
            moved(register, settings(mail), policy, wrong);
            if (elsewhere) {
                Elsewhere.look(register, all, wrong);
            }
            for (Stated stated : all) {
                if (stated.status().equals("announced")) {
                    wrong.addAll(NotifiedHere.of(register, mail, stated));
                    break;
                }
            }
            register.log(policy).ifPresent(wrong::add);
        } catch (AssertionError | Exception e) {
            wrong.add(e.toString());
            Stream.of(e.getStackTrace())
                    .filter(at -> at.getClassName().startsWith("register.checks"))
                    .limit(3)
                    .forEach(at -> wrong.add("  at " + at));
        }
        delete(own);
        return wrong;
    }

    private static Map<String, String> settings(ScriptedServer mail) {
        return Map.of(
                "REGISTER_MAIL_RELAY",
                "smtp://127.0.0.1:" + mail.port(),
                "REGISTER_NOTICE_RATE",
                "6000",
                "REGISTER_MAIL_FROM",
                "privacy@register.example");
    }

    /// After an import into an empty register, the answers are the same, byte for byte.
    private static void moved(RegisterHere register, Map<String, String> settings, String policy, List<String> wrong)
            throws Exception {
        Path archive = register.folder.resolve("register.zip");
        register.done("archive", "export", archive.toString());
        Path there = register.folder.resolve("there");
        RunningRegister.copy(keys, there);
        try (var other = new RegisterHere(there, settings)) {
            other.clock.set(register.clock.instant());
            other.done("archive", "import", archive.toString());
            for (Map.Entry<String, Sha256> answer : register.answers().entrySet()) {
                if (!Sha256.of(other.bytes(answer.getKey())).equals(answer.getValue())) {
                    wrong.add("moved, it answers otherwise: " + answer.getKey());
                }
            }
            other.log(policy).ifPresent(line -> wrong.add("moved: " + line));
        }
    }

    /// Skips files that a browser may still be writing; they are removed with the test's folder.
    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.toString().contains("browser") && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
