package register.commands;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import register.commands.option.Exit;
import register.commands.option.InputFile;
import register.commands.option.Terminal;
import register.importing.Answers;
import register.importing.Draft;
import register.importing.PageImport;
import register.importing.source.RefusedException;
import register.policy.Category;
import register.value.Language;
import register.value.PolicyId;
import register.value.Problem;
import register.value.Term;

/// Drafts a policy from a page, a text or a list that a company already has.
final class ImportCommand {
    private final Terminal terminal;

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// @param policy stated beforehand, as are language and category
    int importFrom(Path file, @Nullable String policy, @Nullable String language, @Nullable String category)
            throws IOException {
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
        return importFrom(file, answers);
    }

    private static Category category(String term) {
        return Term.find(Category.class, term)
                .orElseThrow(() -> new IllegalArgumentException("not a category: " + term));
    }

    private int importFrom(Path file, Answers answers) throws IOException {
        String name = file.toString();
        if (!PageImport.isReadable(name)) {
            terminal.err().println(name + ": expected a file whose name ends in .html, .txt or .csv");
            return Exit.USAGE;
        }
        try {
            long size = InputFile.size(file);
            if (size > PageImport.MAX_BYTES) {
                throw PageImport.tooLarge(size);
            }
            Draft draft = PageImport.read(name, InputFile.read(file), answers);
            terminal.out().print(draft.yaml());
            terminal.out().flush();
            draft.questions().forEach(terminal.err()::println);
            draft.leftOut().forEach(terminal.err()::println);
            terminal.err()
                    .println("subprocessors " + draft.subprocessors() + ", engagements " + draft.engagements()
                            + ", questions " + draft.questions().size() + ", left out "
                            + draft.leftOut().size());
            return Exit.DONE;
        } catch (RefusedException e) {
            terminal.err().println(name + ": " + e.getMessage());
            return Exit.NO;
        }
    }
}
