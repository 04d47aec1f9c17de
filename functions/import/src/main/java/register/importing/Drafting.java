package register.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import register.importing.source.Block;
import register.importing.source.Page;
import register.importing.source.RefusedException;
import register.json.Json;
import register.policyfile.PolicyYaml;

/// Turns a page into a draft, with questions in the draft's order.
final class Drafting {
    private final Page page;
    private final Answers answers;
    private final Notes notes = new Notes();
    private final Json.Builder policy = Json.object();

    Drafting(Page page, Answers answers) {
        this.page = page;
        this.answers = answers;
    }

    Draft draft() throws RefusedException {
        List<Block> blocks = new ArrayList<>(PageFurniture.without(page.blocks(), notes));
        notes.comment("", "A draft. Each question is where its answer belongs; a field whose name is behind a #");
        notes.comment("", "has no value yet. Remove the questions once you have answered them.");
        if (answers.policy() == null) {
            notes.ask(
                    "policy",
                    0,
                    "",
                    "which slug names the policy in addresses and files? The same in all its versions");
        } else {
            policy.put("policy", answers.policy().value());
        }
        var document = new DocumentFields(policy, notes);
        document.date(blocks);
        document.origin(page.address());
        document.requests(blocks);
        var fields = new EditionFields(notes);
        String language = fields.language(blocks, answers, page.language());
        String edition = "editions." + language;
        String title = fields.title(blocks, edition, page.title());
        String provider = fields.provider(blocks, edition);
        TableRows tables = TableRows.of(blocks, notes);
        EditionDraft text = new EditionDraft(edition, tables, answers.category(), notes).read(blocks);
        if (text.listed().isEmpty()) {
            throw new RefusedException("no list of subprocessors found in it: expected a table with a column of names");
        }
        parted(tables, text.listed());
        oneColumn(text.listed());
        var subprocessors = SubprocessorsDraft.of(text.listed(), language, provider, notes);
        Json.Obj body = Json.object()
                .put("status", "original")
                .put("title", title)
                .put("provider", provider)
                .put("sections", Json.array(text.sections()))
                .build();
        policy.put("editions", Json.object().put(language, body).build());
        policy.put("subprocessors", Json.array(subprocessors.subprocessors()));
        return new Draft(
                PolicyYaml.write(policy.build(), notes.comments()),
                subprocessors.subprocessors().size(),
                subprocessors.engagements(),
                notes.questions(),
                notes.leftOut());
    }

    private void parted(TableRows tables, List<Listed> rows) {
        if (!tables.partedWords().isEmpty()) {
            notes.ask(
                    "subprocessors",
                    rows.getFirst().line(),
                    String.join(", ", new TreeSet<>(tables.partedWords())),
                    "copying has run these words into the names that follow them; they stand apart, as the service: right?");
        }
    }

    /// Asked once for a table with one column for two fields of the policy.
    private void oneColumn(List<Listed> rows) {
        rows.stream().map(Listed::listing).distinct().forEach(listing -> {
            boolean service = listing.columns().contains(Column.SERVICE);
            if (service != listing.columns().contains(Column.PURPOSE)) {
                notes.ask(
                        "subprocessors",
                        listing.line(),
                        "",
                        "the table says in one column what each does; its words stand as service and as purpose: shorten"
                                + " the service?");
            }
        });
    }
}
