package register.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.Categories;
import register.importing.meaning.ColumnMeaning;
import register.importing.source.SourceBlock;
import register.json.Json;
import register.policy.Category;

/// The source's own text in sections, word for word, and the rows of its tables.
final class EditionDraft {
    /// Asked once for all rows without a category in the source.
    static final String NO_CATEGORY = "the source names no categories, so all are service-specific. Which ones "
            + "host the service (infrastructure), and which support its users (support)?";

    private static final String BY_ROW = "its rows name several categories, but a section lists one: which"
            + " belongs here? Write it as this section's table: infrastructure, service-specific or support";

    /// The maximum number of characters in a heading, and in a text.
    static final int LINE = 300;

    private static final int TEXT = 10_000;

    private final DraftNotes notes;
    private final TableRows tables;
    private final @Nullable Category otherwise;
    private final List<Json.Obj> sections = new ArrayList<>();
    private final List<ListRow> listed = new ArrayList<>();
    /// The heading above the list of each category.
    private final Map<Category, String> placed = new HashMap<>();

    private final Map<Category, Joined> joined = new LinkedHashMap<>();

    /// Lists merged with another of their category.
    ///
    /// @param line of the first
    /// @param headings above them, as in the source
    private record Joined(int line, List<String> headings) {}

    private @Nullable String heading;
    private List<String> paragraphs = new ArrayList<>();
    private List<String> bullets = new ArrayList<>();
    private @Nullable Category table;
    private boolean closed;

    /// @param otherwise the category of tables whose heading names none; absent if not stated
    EditionDraft(TableRows tables, @Nullable Category otherwise, DraftNotes notes) {
        this.tables = tables;
        this.otherwise = otherwise;
        this.notes = notes;
    }

    EditionDraft read(List<SourceBlock> blocks) {
        for (SourceBlock block : blocks) {
            switch (block) {
                case SourceBlock.Heading one -> {
                    end();
                    if (one.text().length() > LINE) {
                        paragraphs.addAll(parts(one.text()));
                    } else {
                        heading = one.text();
                    }
                }
                case SourceBlock.Paragraph one -> {
                    if (closed || !bullets.isEmpty()) {
                        end();
                    }
                    paragraphs.addAll(parts(one.text()));
                }
                case SourceBlock.Bullet one -> {
                    if (closed) {
                        end();
                    }
                    bullets.addAll(parts(one.text()));
                }
                case SourceBlock.Table one -> add(one);
                case SourceBlock.Aside _ -> {}
            }
        }
        end();
        joined.forEach(this::ask);
        return this;
    }

    /// Asks about a category that the source lists below several headings: all would move below the first.
    private void ask(Category category, Joined lists) {
        List<String> headings =
                lists.headings().stream().filter(one -> !one.isEmpty()).toList();
        if (headings.isEmpty()) {
            return;
        }
        String first = Objects.requireNonNullElse(placed.get(category), "");
        notes.ask(
                "",
                lists.line(),
                String.join(" / ", headings),
                "the source's list below "
                        + (headings.size() == 1 ? "this heading" : "these " + headings.size() + " headings")
                        + " is in this file with the other engagements of the category " + category.id()
                        + (first.isEmpty() ? "" : ", below \"" + first + "\"")
                        + ", because each category is listed once. Give its engagements another category, and write"
                        + " that as the section's table, or change the headings");
    }

    List<Json.Obj> sections() {
        return List.copyOf(sections);
    }

    List<ListRow> listed() {
        return List.copyOf(listed);
    }

    /// Splits a text into parts within the length limit of a policy.
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        String rest = text;
        while (rest.length() > TEXT) {
            int blank = rest.lastIndexOf(' ', TEXT);
            int end = blank > 0 ? blank : TEXT;
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        parts.add(rest);
        return parts;
    }

    private void add(SourceBlock.Table block) {
        Optional<Category> named = heading == null ? Optional.empty() : Categories.named(heading);
        Optional<Category> read = named.or(() ->
                Categories.named(String.join(" ", paragraphs)).filter(one -> one.equals(EngagementDraft.OTHERWISE)));
        Category known = read.orElse(otherwise);
        Category category = known == null ? EngagementDraft.OTHERWISE : known;
        List<ListRow> rows = tables.read(block, known);
        if (rows.isEmpty()) {
            return;
        }
        if (closed) {
            end();
        }
        closed = true;
        boolean byRow = rows.getFirst().listing().columns().contains(ColumnMeaning.CATEGORY);
        if (known == null && !byRow) {
            notes.ask("category", block.line(), "", NO_CATEGORY);
        }
        boolean own = heading != null || !paragraphs.isEmpty() || !bullets.isEmpty();
        if (byRow) {
            if (own) {
                notes.ask("", block.line(), heading == null ? "" : heading, BY_ROW);
            }
        } else if (placed.containsKey(category)) {
            joined.computeIfAbsent(category, _ -> new Joined(block.line(), new ArrayList<>()))
                    .headings()
                    .add(heading == null ? "" : heading);
        } else {
            table = category;
            placed.put(category, heading == null ? "" : heading);
        }
        listed.addAll(rows);
    }

    private void end() {
        if (heading != null || !paragraphs.isEmpty() || !bullets.isEmpty() || table != null) {
            sections.add(Json.object()
                    .put("heading", heading)
                    .putNonEmpty("paragraphs", Json.strings(paragraphs).items())
                    .putNonEmpty("bullets", Json.strings(bullets).items())
                    .put("table", table == null ? null : table.id())
                    .build());
        }
        heading = null;
        paragraphs = new ArrayList<>();
        bullets = new ArrayList<>();
        table = null;
        closed = false;
    }
}
