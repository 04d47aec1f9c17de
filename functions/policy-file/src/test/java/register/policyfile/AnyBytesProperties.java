package register.policyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any bytes are either a policy or have problems; reading them never fails.
@Tag("property")
class AnyBytesProperties {
    private static final byte[] SOUND = Resources.text("sound.yaml").getBytes(UTF_8);
    private static final int ROUNDS = 500;
    private static final String LONG = "k".repeat(60_000);

    /// Characters with a meaning in YAML, and limits of parsers.
    private static final List<String> PIECES = List.of(
            "\"\\UFFFFFFFF\"",
            "\"\\uD800\"",
            "\"\\x\"",
            "\"\\",
            "&a ",
            "*a",
            "!<%FF>",
            "!!binary ",
            "!a%",
            "%YAML 99.9\n---\n",
            "%TAG ! a%ZZ:\n---\n",
            "---\n",
            "...\n",
            "? ",
            ": ",
            "- ",
            "{",
            "}",
            "[",
            "]",
            "|9\n",
            ">-\n",
            "|+0\n",
            "<<: *a\n",
            "0x",
            "1e999999999",
            "-9223372036854775809",
            "~",
            "'",
            "\"",
            "\t",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\uFFFE",
            "e\u0301",
            "? " + LONG + "\n: 1\n",
            "? \"" + LONG + "\"\n: 1\n",
            LONG,
            "[".repeat(5_000));

    @Test
    void anyBytesAreAPolicyOrHaveProblems() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            byte[] source = changed(new Random(seed));
            PolicyFile.Result result;
            try {
                result = PolicyFile.read("f", source);
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed " + seed + ": " + e, e);
            }
            if (result instanceof PolicyFile.Invalid invalid) {
                assertFalse(invalid.problems().isEmpty(), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"? %s\n: 1\n", "? \"%s\"\n: 1\n", "a: {? %s : 1}\n"})
    void aNameThatIsTooLongIsRefusedWithItsLineAndTheLimit(String yaml) {
        assertEquals(
                "f:3: " + (yaml.startsWith("a") ? "a" : "(document)") + ": \"" + "k".repeat(80)
                        + "…\": a name of 60000 characters: expected at most 1024",
                onlyProblem("# one\n# two\n" + yaml.formatted(LONG)));
        assertFalse(onlyProblemOrMore(yaml.formatted("k".repeat(1024))).contains("1024"));
    }

    @Test
    void anEscapeThatIsNoCharacterIsRefusedWithItsLine() {
        String problem = onlyProblem("a: 1\nb: \"\\UFFFFFFFF\"\n");
        assertTrue(problem.startsWith("f:2: (document): not YAML"), problem);
    }

    private static String onlyProblem(String yaml) {
        List<FileProblem> problems = problems(yaml);
        assertEquals(1, problems.size(), problems::toString);
        return problems.getFirst().toString();
    }

    private static String onlyProblemOrMore(String yaml) {
        return problems(yaml).toString();
    }

    private static List<FileProblem> problems(String yaml) {
        return assertInstanceOf(PolicyFile.Invalid.class, PolicyFile.read("f", yaml.getBytes(UTF_8)))
                .problems();
    }

    /// The sound file with pieces inserted, removed or overwritten, some with a byte that is invalid in UTF-8.
    private static byte[] changed(Random random) {
        byte[] source = SOUND;
        for (int change = 1 + random.nextInt(3); change > 0; change--) {
            int from = random.nextInt(source.length + 1);
            int left = random.nextInt(3) == 0 ? random.nextInt(source.length - from + 1) : 0;
            var out = new ByteArrayOutputStream();
            out.write(source, 0, from);
            if (random.nextInt(20) == 0) {
                out.write(random.nextInt(256));
            } else {
                out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
            }
            out.write(source, from + left, source.length - from - left);
            source = out.toByteArray();
        }
        return source;
    }
}
