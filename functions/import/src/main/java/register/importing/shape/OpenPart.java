package register.importing.shape;

import java.util.List;
import java.util.TreeSet;
import register.importing.entry.Context;
import register.importing.entry.ListEntry;
import register.importing.source.MarkedText;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// A part of a page before it is decided which parts are lists.
sealed interface OpenPart {
    /// @param bullet true if it is an item of a list
    record Plain(SourcePart part, boolean bullet) implements OpenPart {}

    record Grid(Grids.Read read, SourcePart part) implements OpenPart {}

    /// Entries, and the parts to use instead if they list no subprocessors.
    ///
    /// @param parts the parts that it was made from
    record Choice(
            List<ListEntry> entries, Context context, double score, List<SourcePart> parts, List<OpenPart> otherwise)
            implements OpenPart {
        /// True if it says more than words after a name usually do.
        boolean isRich() {
            return entries.stream()
                    .flatMap(entry -> entry.fields().stream())
                    .anyMatch(field -> !field.meaning().equals(Vocabulary.PURPOSE));
        }

        /// Its form: the kinds of its parts and the details of its entries.
        String form() {
            var said = new TreeSet<String>();
            entries.forEach(entry -> entry.fields().forEach(field -> said.add(field.meaning())));
            return parts.getFirst().getClass().getSimpleName() + said;
        }
    }

    /// Entries that a sentence names, with its words before and after them.
    record Sentence(Choice choice, MarkedText before, MarkedText after) implements OpenPart {}

    /// The likelihood that it contains a list.
    default double score() {
        return switch (this) {
            case Plain _ -> 0;
            case Grid grid -> grid.read().score();
            case Choice choice -> choice.score();
            case Sentence sentence -> sentence.choice().score();
        };
    }

    default List<SourcePart> parts() {
        return switch (this) {
            case Plain plain -> List.of(plain.part());
            case Grid grid -> List.of(grid.part());
            case Choice choice -> choice.parts();
            case Sentence sentence -> sentence.choice().parts();
        };
    }
}
