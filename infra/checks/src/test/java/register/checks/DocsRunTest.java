package register.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import register.testing.Checkout;

/// Types every command in the README and the docs, page by page, in order, and compares the output with the page.
/// `target/docs-run.tsv` lists each block with its page and line, whether it was run or why not, and its output.
/// `-Ddocs=EXPRESSION` chooses pages.
@Tag("end-to-end")
class DocsRunTest {
    private static final int AT_MOST_NOT_RUN = 15;
    private static final Map<String, String> TABLE = new ConcurrentSkipListMap<>();

    @TempDir
    private static Path folder;

    @BeforeAll
    static void publish() throws Exception {
        DocsSession.assume();
        try (RunningRegister register =
                RunningRegister.start(folder.resolve("published"), Map.of()).untilReady()) {
            assertEquals(1, register.output().lines().count());
        }
        // The terminals discard files that a command leaves behind for later ones.
        Command first = Command.register(Map.of(), "check", "infra/policies/example/2031-03-01.yaml");
        assertEquals(0, first.exit(), first.toString());
    }

    @AfterAll
    static void table() throws IOException {
        String table = String.join("", TABLE.values());
        Files.writeString(Path.of("target/docs-run.tsv"), table);
        System.out.print(table);
    }

    @Test
    void omittedCommandsExistAndAreFew() throws IOException {
        List<DocsBlock> blocks = DocsBlock.all();
        for (DocsOmission one : Stream.of(DocsOmission.NOT_RUN, DocsOmission.RUN_ELSEWHERE)
                .flatMap(List::stream)
                .toList()) {
            assertTrue(blocks.stream().anyMatch(one::names), one.page() + " has no block with: " + one.text());
        }
        List<String> not = blocks.stream()
                .filter(DocsOmission::isNotRun)
                .map(DocsBlock::where)
                .toList();
        assertTrue(not.size() <= AT_MOST_NOT_RUN, () -> not.size() + " blocks are not run: " + not);
    }

    /// Tests that run commands elsewhere take them from the page.
    @Test
    void commandsRunElsewhereAreTakenFromThePage() throws IOException {
        for (DocsOmission one : DocsOmission.RUN_ELSEWHERE) {
            assertTrue(Files.readString(Checkout.file(one.reason())).contains(one.page()), one.toString());
        }
    }

    @Test
    void everyPreparationBelongsToAPage() throws IOException {
        Set<Path> needed = DocsPage.of(DocsBlock.all()).stream()
                .map(page -> DocsPage.setup(page.name()))
                .collect(Collectors.toSet());
        needed.addAll(Set.of(DocsPage.SETUPS.resolve("session.sh"), DocsPage.SETUPS.resolve("type.sh")));
        try (Stream<Path> setups = Files.list(DocsPage.SETUPS)) {
            assertEquals(
                    List.of(),
                    setups.filter(file -> file.toString().endsWith(".sh") && !needed.contains(file))
                            .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> eachPage() throws IOException {
        String chosen = System.getProperty("docs", "");
        return DocsPage.of(DocsBlock.all()).stream()
                .filter(page -> page.name().matches(".*(?:" + chosen + ").*"))
                .map(page -> DynamicTest.dynamicTest(page.name(), () -> type(page)));
    }

    private static void type(DocsPage page) throws Exception {
        var due = new ArrayList<DocsBlock>();
        for (DocsBlock block : page.blocks()) {
            if (block.isShown()) {
                row(block, "nobody types it", "");
            } else if (DocsOmission.left(block).isBlank()) {
                row(block, omitted(block), "");
            } else {
                due.add(block);
            }
        }
        if (due.isEmpty()) {
            return;
        }
        var wrong = new ArrayList<String>();
        Path scratch = Files.createDirectory(folder.resolve(page.name().replaceAll("[/#]", "-")));
        try (DocsSession session = DocsSession.start(scratch)) {
            for (DocsBlock block : due) {
                if (!block.isTyped() && !block.isFile()) {
                    wrong.add(block.where() + " is neither run nor listed: " + block.firstLine());
                    continue;
                }
                String printed = type(page, block, DocsOmission.left(block), session, wrong);
                String omitted = omitted(block);
                row(block, omitted.isEmpty() ? "run" : "run; " + omitted, printed);
            }
        }
        assertEquals("", String.join("\n\n", wrong));
    }

    /// The commands of a block that are not typed here, with the reasons.
    private static String omitted(DocsBlock block) {
        return Stream.concat(
                        DocsOmission.of(block, DocsOmission.NOT_RUN).stream()
                                .map(one -> "\"" + one.text() + "\" not run: " + one.reason()),
                        DocsOmission.of(block, DocsOmission.RUN_ELSEWHERE).stream()
                                .map(one -> "\"" + one.text() + "\" run by "
                                        + Path.of(one.reason()).getFileName()))
                .collect(Collectors.joining("; "));
    }

    private static String type(DocsPage page, DocsBlock block, String text, DocsSession session, List<String> wrong)
            throws IOException {
        DocsSession.Outcome before = session.type(page.before(block), "setup");
        if (!before.failed().isEmpty()) {
            wrong.add(block.where() + ", before it: " + before.failed() + "\n" + before.out());
        }
        var printed = new StringBuilder();
        for (DocsPage.Line line : DocsPage.lines(block, text)) {
            DocsSession.Outcome outcome = session.type(DocsOutput.bound(line.typed(), session.bindings()), "block");
            printed.append(outcome.out());
            if (!outcome.failed().isEmpty()) {
                wrong.add(block.where() + ": " + outcome.failed() + "\n" + outcome.out());
            } else if (block.language().equals("console")) {
                DocsOutput.difference(line.shown(), outcome.out(), session.bindings())
                        .ifPresent(difference -> wrong.add(block.where() + ": " + line.typed() + difference));
            }
        }
        return printed.toString();
    }

    private static void row(DocsBlock block, String how, String printed) {
        TABLE.put(
                "%s:%05d".formatted(block.page(), block.line()),
                "%s\t%d\t%s\t%s%n"
                        .formatted(
                                block.page(), block.line(), how, printed.strip().replace("\n", " ⏎ ")));
    }
}
