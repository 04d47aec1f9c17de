package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import register.importing.entry.Context;
import register.importing.entry.EntryReader;
import register.importing.entry.Labels;
import register.importing.entry.ListEntry;
import register.importing.entry.Piece;
import register.importing.entry.Score;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// Consecutive paragraphs that each name a subprocessor, or each state one labelled detail.
final class Paragraphs {
    private static final int LONGEST_SAID = 140;
    private static final double OWN = 1;

    private final Labels labels;
    private final EntryReader reader;
    private final Score score;
    private final Vocabulary vocabulary;

    Paragraphs(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.labels = Labels.of(vocabulary);
        this.reader = new EntryReader(vocabulary);
        this.score = new Score(vocabulary);
    }

    /// The nodes with such paragraphs turned into lists.
    List<OpenPart> in(List<OpenPart> nodes, Context top) {
        var read = new ArrayList<OpenPart>();
        Context context = top;
        for (int i = 0; i < nodes.size(); ) {
            int end = i;
            while (end < nodes.size() && isText(nodes.get(end))) {
                end++;
            }
            if (end > i) {
                read.addAll(run(nodes.subList(i, end), context));
            } else {
                read.add(nodes.get(i));
                end++;
            }
            for (OpenPart node : nodes.subList(i, end)) {
                for (SourcePart part : node.parts()) {
                    context = context.below(part);
                }
            }
            i = end;
        }
        return read;
    }

    private static boolean isText(OpenPart node) {
        return node instanceof OpenPart.Plain plain && !plain.bullet() && plain.part() instanceof SourcePart.Paragraph;
    }

    private List<OpenPart> run(List<OpenPart> nodes, Context context) {
        List<SourcePart> parts =
                nodes.stream().flatMap(node -> node.parts().stream()).toList();
        List<Integer> heads = IntStream.range(0, parts.size() - 1)
                .filter(i -> isHead(parts.get(i), parts.get(i + 1)))
                .boxed()
                .toList();
        if (heads.size() > 1) {
            return IntStream.range(0, nodes.size())
                    .mapToObj(i -> heads.contains(i) && parts.get(i) instanceof SourcePart.Paragraph one
                            ? new OpenPart.Plain(new SourcePart.Heading(one.line(), Headings.LOWEST, one.text()), false)
                            : nodes.get(i))
                    .toList();
        }
        int first = 0;
        while (first < parts.size() && !isNameLabelled(parts.get(first))) {
            first++;
        }
        if (first < parts.size() && (first > 0 || parts.size() > 1)) {
            Context below = first == 0 ? context : context.below(parts.get(first - 1));
            List<ListEntry> labelled = reader.read(List.of(parts.subList(first, parts.size())));
            double own = score.of(labelled, below) + 1;
            if (own >= Nodes.LEAST) {
                var read = new ArrayList<>(nodes.subList(0, first));
                List<OpenPart> otherwise = List.copyOf(nodes.subList(first, nodes.size()));
                read.add(new OpenPart.Choice(labelled, below, own, parts.subList(first, parts.size()), otherwise));
                return read;
            }
        }
        List<List<ListEntry>> each = reader.each(parts.stream().map(List::of).toList());
        var read = new ArrayList<OpenPart>();
        Context below = context;
        for (int i = 0; i < nodes.size(); ) {
            int end = i;
            while (end < nodes.size()
                    && each.get(end).size() == 1
                    && isNamed(each.get(end).getFirst())
                    && !isSentence(parts.get(end), each.get(end).getFirst())) {
                end++;
            }
            List<ListEntry> entries =
                    each.subList(i, end).stream().map(List::getFirst).toList();
            double own = entries.size() < 2 ? 0 : score.of(entries, below);
            if (own >= Nodes.LEAST + 1.5) {
                List<OpenPart> otherwise = nodes.subList(i, end);
                read.add(new OpenPart.Choice(entries, below, own, parts.subList(i, end), List.copyOf(otherwise)));
            } else {
                end = Math.max(end, i + 1);
                read.addAll(nodes.subList(i, end));
            }
            for (SourcePart part : parts.subList(i, end)) {
                below = below.below(part);
            }
            i = end;
        }
        return read;
    }

    /// True for a company's or vendor's name, and nothing else, above a labelled detail.
    private boolean isHead(SourcePart part, SourcePart below) {
        return part instanceof SourcePart.Paragraph name
                && below instanceof SourcePart.Paragraph said
                && labels.labelled(name.text()).isEmpty()
                && vocabulary.isNamed(name.text().plain())
                && name.text().plain().equals(vocabulary.leading(name.text().plain()))
                && labels.labelled(said.text())
                        .filter(one -> labels.isLabel(one.label()))
                        .isPresent();
    }

    private boolean isNameLabelled(SourcePart part) {
        return Piece.of(List.of(part), labels).pieces().stream()
                .anyMatch(piece -> labels.labelled(piece.text())
                        .filter(one -> labels.isLabel(one.label())
                                && labels.meaning(one.label()).equals(Vocabulary.NAME))
                        .isPresent());
    }

    /// True for a sentence about the company that it begins with: `Birch Ltd uses …`
    private static boolean isSentence(SourcePart part, ListEntry entry) {
        String words = part instanceof SourcePart.Paragraph one ? one.text().plain() : "";
        return !entry.marked()
                && words.startsWith(entry.words())
                && words.substring(entry.words().length()).matches("(?s)\\s+\\p{Ll}.*");
    }

    private boolean isNamed(ListEntry entry) {
        boolean says = !entry.fields().isEmpty() || vocabulary.isCompany(entry.words());
        boolean prose = !entry.marked()
                && entry.fields().stream()
                        .anyMatch(field ->
                                field.label().isEmpty() && field.value().raw().length() > LONGEST_SAID);
        return says && !prose && score.of(entry) >= OWN;
    }
}
