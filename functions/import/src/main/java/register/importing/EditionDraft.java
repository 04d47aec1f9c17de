package register.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.Categories;
import register.importing.meaning.Column;
import register.importing.source.Block;
import register.json.Json;
import register.policy.Category;

/// The source's own text in sections, word for word, and the rows of its tables.
final class EditionDraft {
    /// Asked once, of all rows for which the source names none.
    static final String NO_CATEGORY = "the source names no category; its rows stand as service-specific. Which host the"
            + " service (infrastructure), which help its users (support)?";

    /// Characters of a heading, and of a text, at most.
    private static final int LINE = 300;

    private static final int TEXT = 10_000;

    private final String path;
    private final Notes notes;
    private final TableRows tables;
    private final @Nullable Category otherwise;
    private final List<Json.Obj> sections = new ArrayList<>();
    private final List<Listed> listed = new ArrayList<>();
    private final Set<Category> placed = EnumSet.noneOf(Category.class);
    private final Map<Category, Integer> lines = new EnumMap<>(Category.class);

    private @Nullable String heading;
    private List<String> paragraphs = new ArrayList<>();
    private List<String> bullets = new ArrayList<>();
    private @Nullable Category table;
    private boolean closed;

    /// @param path of the edition in the draft
    /// @param otherwise the category of tables whose heading names none; absent if not stated
    EditionDraft(String path, TableRows tables, @Nullable Category otherwise, Notes notes) {
        this.path = path;
        this.tables = tables;
        this.otherwise = otherwise;
        this.notes = notes;
    }

    EditionDraft read(List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Heading one -> {
                    end();
                    if (one.text().length() > LINE) {
                        paragraphs.addAll(parts(one.text()));
                    } else {
                        heading = one.text();
                    }
                }
                case Block.Paragraph one -> {
                    if (closed || !bullets.isEmpty()) {
                        end();
                    }
                    paragraphs.addAll(parts(one.text()));
                }
                case Block.Bullet one -> {
                    if (closed) {
                        end();
                    }
                    bullets.addAll(parts(one.text()));
                }
                case Block.Table one -> add(one);
                case Block.Aside _ -> {}
            }
        }
        end();
        return this;
    }

    List<Json.Obj> sections() {
        return List.copyOf(sections);
    }

    List<Listed> listed() {
        return List.copyOf(listed);
    }

    /// A text in parts that are no longer than a policy's may be.
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

    private void add(Block.Table block) {
        Optional<Category> named = heading == null ? Optional.empty() : Categories.named(heading);
        Optional<Category> read = named.or(
                () -> Categories.named(String.join(" ", paragraphs)).filter(one -> one == EngagementDraft.OTHERWISE));
        Category known = read.orElse(otherwise);
        Category category = known == null ? EngagementDraft.OTHERWISE : known;
        List<Listed> rows = tables.read(block, known);
        if (rows.isEmpty()) {
            return;
        }
        if (closed) {
            end();
        }
        closed = true;
        boolean byRow = rows.getFirst().listing().columns().contains(Column.CATEGORY);
        String place = path + ".sections[" + sections.size() + "].table";
        if (known == null && !byRow) {
            notes.ask("category", block.line(), "", NO_CATEGORY);
        }
        if (byRow) {
            notes.comment(place, "its rows name a category each; name the one whose engagements are here");
        } else if (!placed.add(category)) {
            notes.comment(
                    place,
                    "these rows join those of line " + lines.get(category) + ": a category is listed in one place");
        } else {
            table = category;
            lines.put(category, block.line());
        }
        listed.addAll(rows);
    }

    private void end() {
        if (heading != null || !paragraphs.isEmpty() || !bullets.isEmpty() || table != null) {
            sections.add(Json.object()
                    .put("heading", heading)
                    .putNonEmpty("paragraphs", Json.strings(paragraphs).items())
                    .putNonEmpty("bullets", Json.strings(bullets).items())
                    .put("table", table == null ? null : table.term())
                    .build());
        }
        heading = null;
        paragraphs = new ArrayList<>();
        bullets = new ArrayList<>();
        table = null;
        closed = false;
    }
}
