package register.importing.shape;

import java.util.List;
import java.util.TreeSet;
import register.importing.entry.Context;
import register.importing.entry.Entry;
import register.importing.source.Part;
import register.importing.source.Text;
import register.importing.word.Vocabulary;

/// A part of a page while it is open what is a list.
sealed interface Node {
    /// @param bullet whether it stands in a list of the page
    record Plain(Part part, boolean bullet) implements Node {}

    record Grid(Grids.Read read, Part part) implements Node {}

    /// Entries, or what they are if they list nobody.
    ///
    /// @param parts what it was made of
    record Choice(List<Entry> entries, Context context, double score, List<Part> parts, List<Node> otherwise)
            implements Node {
        /// Whether it says more than words behind names do anywhere on a page.
        boolean isRich() {
            return entries.stream()
                    .flatMap(entry -> entry.fields().stream())
                    .anyMatch(field -> !field.meaning().equals(Vocabulary.PURPOSE));
        }

        /// What it is made of, and what it says of each.
        String form() {
            var said = new TreeSet<String>();
            entries.forEach(entry -> entry.fields().forEach(field -> said.add(field.meaning())));
            return parts.getFirst().getClass().getSimpleName() + said;
        }
    }

    /// Entries that a sentence names, with its words before and behind them.
    record Sentence(Choice choice, Text before, Text after) implements Node {}

    /// How likely it holds a list.
    default double score() {
        return switch (this) {
            case Plain _ -> 0;
            case Grid grid -> grid.read().score();
            case Choice choice -> choice.score();
            case Sentence sentence -> sentence.choice().score();
        };
    }

    default List<Part> parts() {
        return switch (this) {
            case Plain plain -> List.of(plain.part());
            case Grid grid -> List.of(grid.part());
            case Choice choice -> choice.parts();
            case Sentence sentence -> sentence.choice().parts();
        };
    }
}
