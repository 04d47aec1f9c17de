package register.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// A reader who follows "Your own list" in the README publishes nothing regrettable: no unnamed seal, no log named
/// `.invalid`, no person without a question.
@Tag("end-to-end")
class FirstPublicationTest {
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern YAML = Pattern.compile("```yaml[^\n]*\n(policy: .*?)```", Pattern.DOTALL);
    private static final Pattern EXPORT = Pattern.compile("(REGISTER_\\w+)=(\\S+)");

    @TempDir
    private Path home;

    @Test
    void theReadmesCommandsMakeNoTrialAndAskAboutEachPerson() throws Exception {
        Tools.assume("pdftotext", "poppler-utils");
        List<String> block = firstBlock();
        var environment = new HashMap<String, String>(Map.of("HOME", home.toString()));
        for (String line : block.subList(0, block.size() - 1)) {
            Matcher exports = EXPORT.matcher(line);
            while (line.startsWith("export ") && exports.find()) {
                environment.put(exports.group(1), exports.group(2).replace("$HOME", home.toString()));
            }
            Command ran = Command.run(environment, "sh", "-c", line);
            assertEquals(0, ran.exit(), ran::toString);
        }
        assertEquals("infra/run", block.getLast());
        try (RunningRegister register = RunningRegister.start(Path.of(environment.get("REGISTER_DATA")), environment)
                .untilReady()) {
            assertFalse(register.output().contains("trial"), register.output());
            String example = example();
            Path draft = home.resolve("draft.yaml");
            Files.writeString(
                    draft, example.replace("engages the following", "and Mari Maasikas engage the following"));
            Command asked = Command.here(environment, "publish", "--yes", draft.toString());
            assertEquals(1, asked.exit(), asked::toString);
            assertTrue(asked.err().contains("\"M. M.\" looks like a person's name"), asked.err());
            Files.writeString(draft, example);
            Command published = Command.here(environment, "publish", "--yes", draft.toString());
            assertEquals(0, published.exit(), published::toString);
            assertTrue(
                    published
                            .err()
                            .contains("the log's name, register.example.com/log/acme; the seal's " + "name,"
                                    + " Example Ltd"),
                    published.err());
            assertTrue(register.text("/log/acme/checkpoint").startsWith("register.example.com/log/acme\n"));
            assertFalse(register.text("/acme").contains("class=\"trial\""));
            String pdf = text(register.followed("/v1/policies/acme/versions/2027-03-01/snapshot.pdf?lang=en"));
            assertTrue(pdf.contains("sealed by: Example Ltd"), pdf);
            assertFalse(pdf.contains("Trial") || pdf.contains("development") || pdf.contains(".invalid"), pdf);
        }
    }

    /// The commands that begin a register, without their comments.
    private static List<String> firstBlock() throws Exception {
        String readme = Files.readString(Checkout.file("README.md"));
        Matcher block = BLOCK.matcher(readme.substring(readme.indexOf("## Your own list")));
        assertTrue(block.find());
        return block.group(1)
                .lines()
                .map(line -> line.replaceFirst("\\s+#.*", ""))
                .toList();
    }

    private static String example() throws Exception {
        Matcher yaml = YAML.matcher(Files.readString(Checkout.file("docs/policy-file.md")));
        assertTrue(yaml.find());
        return yaml.group(1);
    }

    private String text(byte[] pdf) throws Exception {
        Path file = Files.write(home.resolve("p.pdf"), pdf);
        Path text = home.resolve("p.txt");
        Command ran = Command.run(Map.of(), "pdftotext", file.toString(), text.toString());
        assertEquals(0, ran.exit(), ran::toString);
        return Files.readString(text, UTF_8).replaceAll("\\s+", " ");
    }
}
