package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.Terminal;
import register.importing.Answers;
import register.importing.Draft;
import register.importing.PageImport;
import register.importing.source.RefusedSourceException;
import register.importing.web.WebPage;
import register.json.Json;
import register.network.GuardedHttp;
import register.policy.Category;
import register.value.Language;
import register.value.PolicyId;
import register.value.Problem;

/// Drafts a policy from a company's existing page, text or list, in a file or on the web.
@Command(
        name = "import",
        description = "Drafts a policy from a page, its text or a list. Prints the draft; questions and omissions"
                + " go to standard error. Stores nothing.")
final class ImportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            paramLabel = "PAGE",
            description = "The page or list: a file (.html, .md, .mdx, .txt, .csv, .xlsx, .docx, .pdf, .json, .yaml;"
                    + " texts in UTF-8), or the address of one (https://).")
    private String source = "";

    @Option(names = "--policy", paramLabel = "POLICY", description = "The policy's id.")
    private @Nullable String policy;

    @Option(names = "--lang", paramLabel = "LANG", description = "The language of the page, e.g. en or et.")
    private @Nullable String language;

    @Option(
            names = "--category",
            paramLabel = "CATEGORY",
            description = "The category of rows whose table names none: infrastructure, service-specific or support.")
    private @Nullable String category;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Answers answers;
        try {
            answers = new Answers(
                    policy == null ? null : new PolicyId(policy),
                    language == null ? null : new Language(language),
                    category == null ? null : category(category));
        } catch (IllegalArgumentException e) {
            terminal.err().println(Problem.printable(String.valueOf(e.getMessage())));
            return Exit.USAGE;
        }
        return importFrom(source, answers);
    }

    private static Category category(String term) {
        return Category.known(term).orElseThrow(() -> new IllegalArgumentException("not a category: " + term));
    }

    private int importFrom(String source, Answers answers) throws IOException {
        boolean address = WebPage.isAddress(source);
        if (!address && !PageImport.isReadable(source)) {
            terminal.err()
                    .println(Problem.printable(source)
                            + (PageImport.isProgram(source)
                                    ? ": a program, which the import does not run: expected its data as .json or"
                                            + " .yaml, or the page that a browser shows as .html"
                                    : ": expected a file whose name ends in .html, .md, .mdx, .txt, .csv, .xlsx,"
                                            + " .docx, .pdf, .json or .yaml, or an address that begins with https://"));
            return Exit.USAGE;
        }
        try {
            Draft draft = address ? fetched(source, answers) : read(Path.of(source), answers);
            terminal.result(json(draft), draft.yaml().lines().toList());
            draft.questions().forEach(terminal.err()::println);
            draft.leftOut().forEach(terminal.err()::println);
            terminal.err()
                    .println("subprocessors " + draft.subprocessors() + ", engagements " + draft.engagements()
                            + ", questions " + draft.questions().size() + ", left out "
                            + draft.leftOut().size());
            return Exit.DONE;
        } catch (RefusedSourceException e) {
            terminal.err()
                    .println(Problem.printable(source) + ": " + Problem.printable(String.valueOf(e.getMessage())));
            return Exit.NO;
        }
    }

    private static Draft read(Path file, Answers answers) throws IOException, RefusedSourceException {
        long size = InputFile.size(file);
        if (size > PageImport.MAX_BYTES) {
            throw PageImport.tooLarge(size);
        }
        return PageImport.read(file.toString(), InputFile.read(file, PageImport.MAX_BYTES), answers);
    }

    private Draft fetched(String address, Answers answers) throws RefusedSourceException {
        WebPage page = WebPage.fetch(address, PageImport.MAX_BYTES, GuardedHttp.Network.within(terminal.reach()));
        return PageImport.read("page." + page.ending(), page.bytes(), page.address(), answers);
    }

    private static Json json(Draft draft) {
        return Json.object()
                .put("yaml", draft.yaml())
                .put("subprocessors", draft.subprocessors())
                .put("engagements", draft.engagements())
                .put(
                        "questions",
                        Json.array(
                                draft.questions(),
                                question -> Json.object()
                                        .put("path", question.path())
                                        .put("line", question.line())
                                        .put(
                                                "sourceLine",
                                                question.sourceLine() == 0 ? null : Json.of(question.sourceLine()))
                                        .put("text", question.text())
                                        .build()))
                .put(
                        "leftOut",
                        Json.array(
                                draft.leftOut(),
                                left -> Json.object()
                                        .put("line", left.line() == 0 ? null : Json.of(left.line()))
                                        .put("text", left.text())
                                        .put("why", left.why())
                                        .build()))
                .build();
    }
}
