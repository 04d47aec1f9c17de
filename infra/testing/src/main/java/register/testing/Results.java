package register.testing;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Records each test that ran, for `infra/TestCounts.java` and `infra/ContractTable.java`, in its module's
/// `target/tests`: one file per process, one line per test, with tab-separated fields: kind, outcome
/// (`passed`, `failed`, `skipped`), class, display name, and the reason for skipping. The last line is `end`,
/// unless the process was killed.
///
/// The kind is the test's tag: `property`, `contract` or `end-to-end`; without a tag, `unit`. JUnit finds this
/// class on the class path.
public final class Results implements TestExecutionListener {
    private static final List<String> KINDS = List.of("property", "contract", "end-to-end");

    private final Path file;
    private @Nullable TestPlan plan;
    private @Nullable BufferedWriter lines;

    public Results() {
        this(Path.of("target", "tests", ProcessHandle.current().pid() + ".tsv"));
    }

    Results(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
        plan = testPlan;
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        write(test, "skipped", reason);
    }

    /// A class whose set-up fails or is skipped counts as one test, because its own never run.
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case ABORTED ->
                write(
                        test,
                        "skipped",
                        result.getThrowable().map(Throwable::getMessage).orElse(""));
            case FAILED -> write(test, "failed", "");
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    write(test, "passed", "");
                }
            }
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan testPlan) {
        try {
            line("end");
            if (lines != null) {
                lines.close();
                lines = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(TestIdentifier test, String outcome, String reason) {
        var fields = List.of(kind(test.getTags()), outcome, type(test), name(test), reason);
        try {
            line(String.join("\t", fields.stream().map(Results::oneLine).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String text) throws IOException {
        if (lines == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            lines = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        lines.write(text + "\n");
        lines.flush();
    }

    private static String kind(Set<TestTag> tags) {
        return tags.stream()
                .map(TestTag::getName)
                .filter(KINDS::contains)
                .findFirst()
                .orElse("unit");
    }

    private String type(TestIdentifier test) {
        for (Optional<TestIdentifier> at = Optional.of(test); at.isPresent(); at = parent(at.get())) {
            TestSource source = at.get().getSource().orElse(null);
            if (source instanceof MethodSource method) {
                return method.getClassName();
            }
            if (source instanceof ClassSource type) {
                return type.getClassName();
            }
        }
        return test.getUniqueId();
    }

    /// The display name, after that of its method if that has several.
    private String name(TestIdentifier test) {
        var names = new ArrayList<>(List.of(test.getDisplayName()));
        for (Optional<TestIdentifier> at = parent(test);
                at.isPresent() && at.get().getSource().orElse(null) instanceof MethodSource;
                at = parent(at.get())) {
            names.addFirst(at.get().getDisplayName());
        }
        return String.join(" ", names);
    }

    private Optional<TestIdentifier> parent(TestIdentifier test) {
        return plan == null ? Optional.empty() : plan.getParent(test);
    }

    private static String oneLine(String field) {
        return field.replaceAll("[\t\r\n]+", " ");
    }
}
