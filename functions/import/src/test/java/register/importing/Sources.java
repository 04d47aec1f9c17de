package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import register.importing.source.RefusedSourceException;
import register.policy.PolicyVersion;
import register.policyfile.PolicyFile;
import register.testing.Checkout;

/// The tests' sources, and their drafts.
final class Sources {
    private static final Path ROOT = Checkout.root();

    private Sources() {}

    /// LiveAgent's page of 2 October 2023, as its text was copied.
    static String liveagentPage() {
        return file("functions/policy-file/src/test/resources/register/policyfile/liveagent-page.txt");
    }

    /// The policy that people made from that page.
    static PolicyVersion liveagentPolicy() {
        return version(file("infra/policies/liveagent/2023-10-02.yaml"));
    }

    static String resource(String name) {
        try (InputStream in = Sources.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Draft draft(String fileName, String source) {
        try {
            return PageImport.read(fileName, source.getBytes(UTF_8), Answers.NONE);
        } catch (RefusedSourceException e) {
            throw new AssertionError(e);
        }
    }

    /// @throws AssertionError with the problems, if it is not a valid policy
    static PolicyVersion version(String yaml) {
        return assertInstanceOf(PolicyFile.Read.class, PolicyFile.read("p.yaml", yaml.getBytes(UTF_8)))
                .version();
    }

    /// The draft with its questions answered: each value that asks is replaced by an answer or, without one, its line
    /// is deleted, as is the list at the end.
    static String answered(Draft draft, Map<String, String> answers) {
        var lines = new ArrayList<>(draft.yaml().lines().toList());
        int end = lines.indexOf("questions:");
        for (OpenQuestion question : draft.questions().reversed()) {
            if (question.path().startsWith("questions[")) {
                continue;
            }
            int at = question.line() - 1;
            while (at + 1 < lines.size()
                    && indent(lines.get(at + 1)) > indent(lines.get(at))
                    && lines.get(at).endsWith(">-")) {
                lines.remove(at + 1);
                end--;
            }
            String answer = answers.get(question.path());
            if (answer == null) {
                lines.remove(at);
                end--;
            } else {
                lines.set(at, lines.get(at).replaceFirst("(?:>-|\"\\?.*)$", Matcher.quoteReplacement(answer)));
            }
        }
        return String.join("\n", draft.yaml().contains("\nquestions:") ? lines.subList(0, end) : lines) + "\n";
    }

    private static int indent(String line) {
        int indent = line.length() - line.stripLeading().length();
        return line.stripLeading().matches("- \\w.*") ? indent + 2 : indent;
    }

    private static String file(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
