package register.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import register.importing.meaning.ColumnMeaning;
import register.importing.source.Page;
import register.importing.source.RefusedSourceException;
import register.importing.source.Source;
import register.importing.source.SourceBlock;
import register.json.Json;
import register.policyfile.PersonQuestions;
import register.policyfile.PolicyYaml;
import register.value.Problem;

/// Turns a page into a draft, with questions in the draft's order.
final class Drafting {
    private static final String NOT_A_PERSON =
            "is this not a person's name? If so, keep only the name; if it is, delete"
                    + " this, and name a role and a mailbox in the text instead, because the text is permanent";

    private final Page page;
    private final List<SourceBlock> read;
    private final Answers answers;
    private final DraftNotes notes = new DraftNotes();
    private final Json.Builder policy = Json.object();

    /// @param read the content of the page
    Drafting(Page page, List<SourceBlock> read, Answers answers) {
        this.page = page;
        this.read = read;
        this.answers = answers;
    }

    Draft draft() throws RefusedSourceException {
        List<SourceBlock> blocks = new ArrayList<>();
        for (SourceBlock block : read) {
            if (block instanceof SourceBlock.Aside aside) {
                notes.leaveOut(aside.line(), aside.text(), aside.why());
            } else {
                blocks.add(block);
            }
        }
        notes.comment("", "A draft. A value that begins with ? is an open question: replace it with the answer.");
        notes.comment(
                "", "Text that fits nowhere is under questions, at the end: delete each item once you have used it.");
        if (page.decoded() != null) {
            decoded(page.decoded());
        }
        elsewhere();
        policy.put(
                "policy",
                answers.policy() == null
                        ? askPolicy()
                        : Json.of(answers.policy().value()));
        var fields = new EditionFields(notes);
        String language = fields.language(blocks, answers, page.language());
        var document = new DocumentFields(policy, notes);
        document.date(blocks, read, page.title(), language);
        document.notice(blocks, language);
        document.origin(page.address());
        document.requests(blocks);
        String edition = "editions." + language;
        Json title = fields.title(blocks, edition, page.title(), page.headed());
        TableRows tables = TableRows.of(blocks, notes);
        EditionDraft text = new EditionDraft(tables, answers.category(), notes).read(blocks);
        boolean itself = text.listed().size() == 1
                && Provider.speaks(read, text.listed().getFirst().name().name());
        if (text.listed().isEmpty() || itself) {
            throw new RefusedSourceException("no list of subprocessors found: " + expected());
        }
        Optional<Provider> provider = Provider.of(
                page.title(),
                read,
                text.listed().stream().map(row -> row.name().name()).toList(),
                language);
        parted(tables);
        oneColumn(text.listed());
        var subprocessors = SubprocessorsDraft.of(
                text.listed(), language, provider.map(Provider::name).orElse(null), notes);
        Json.Obj body = Json.object()
                .put("status", "original")
                .put("title", title)
                .put("provider", fields.provider(provider, edition))
                .put("sections", Json.array(text.sections()))
                .build();
        policy.put("editions", Json.object().put(language, body));
        policy.put("subprocessors", Json.array(subprocessors.subprocessors()));
        Json.Obj printable = Printable.of(policy.build(), notes);
        Json.Obj built = Json.object()
                .putAll(printable.members())
                .putNonEmpty("namesThatStay", names(printable))
                .putNonEmpty("questions", notes.questions())
                .build();
        String yaml = PolicyYaml.write(built, notes.comments());
        return new Draft(
                yaml,
                subprocessors.subprocessors().size(),
                subprocessors.engagements(),
                DraftQuestions.in(built, yaml, notes),
                notes.leftOut());
    }

    /// Asks about the names in its texts what `check` would ask.
    private List<Json> names(Json.Obj printable) {
        var asked = new ArrayList<Json>();
        for (String name : PersonQuestions.inTexts(printable)) {
            asked.add(notes.open("namesThatStay[" + asked.size() + "]", 0, name, "", NOT_A_PERSON));
        }
        return asked;
    }

    /// What a source without a list should have, or where its list is.
    private String expected() {
        List<Page.Elsewhere> named =
                page.elsewhere().stream().filter(one -> one.file() != null).toList();
        List<Page.Elsewhere> data = named.stream()
                .filter(one -> PageImport.isReadable(String.valueOf(one.file())))
                .toList();
        String files = (data.isEmpty() ? named : data)
                .stream().map(one -> one.file() + " (line " + one.line() + ")").collect(Collectors.joining(", "));
        String computed = page.elsewhere().stream()
                .filter(one -> one.file() == null)
                .map(one -> "line " + one.line() + ": " + Problem.printable(one.words()))
                .findFirst()
                .orElse("");
        if (!files.isEmpty()) {
            return (data.isEmpty()
                            ? "the page takes it from other files: import the data that they show: "
                            : "the page takes it from another file: import that one: ")
                    + files;
        }
        return computed.isEmpty()
                ? "expected a table with a column of names"
                : "the page computes it (" + computed + "): import the data or the page that a browser shows";
    }

    /// Asks about what the page takes from elsewhere, beside its list.
    private void elsewhere() {
        if (!page.elsewhere().isEmpty()) {
            notes.ask(
                    "",
                    page.elsewhere().getFirst().line(),
                    page.elsewhere().stream()
                            .map(Page.Elsewhere::words)
                            .distinct()
                            .collect(Collectors.joining(" / ")),
                    "the page takes or computes this, which the import does not follow; in texts, " + Source.UNREADABLE
                            + " stands for it. Does any of it belong in the file?");
        }
    }

    private void decoded(Source.Decoded how) {
        if (!how.charset().equals(UTF_8)) {
            notes.comment("", "Read as " + how.charset().name() + ", the encoding that the page names.");
        }
        how.damages()
                .forEach(one -> notes.ask(
                        "",
                        one.line(),
                        one.words(),
                        "this cannot be read as " + how.charset().name() + ": which letter is " + Source.UNREADABLE
                                + "? Write it wherever it occurs in this file"));
    }

    private Json askPolicy() {
        return notes.open(
                "policy", 0, "", "", "which short name, such as acme, for addresses and files? It is permanent");
    }

    /// Notes the words split from names that copying had run together; they become the service.
    private void parted(TableRows tables) {
        if (!tables.partedWords().isEmpty()) {
            notes.comment(
                    "subprocessors",
                    "copying joined these words to the names after them; here they are separate, as the service: "
                            + String.join(", ", new TreeSet<>(tables.partedWords())));
        }
    }

    /// Notes once that one column fills two fields of the policy.
    private void oneColumn(List<ListRow> rows) {
        boolean one = rows.stream()
                .map(row -> row.listing().columns())
                .anyMatch(
                        columns -> columns.contains(ColumnMeaning.SERVICE) != columns.contains(ColumnMeaning.PURPOSE));
        if (one) {
            notes.comment(
                    "subprocessors",
                    "the source describes each in one column, so its words are used as both service and purpose; "
                            + "the service can be shorter");
        }
    }
}
