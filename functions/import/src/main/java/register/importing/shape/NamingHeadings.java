package register.importing.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import register.importing.entry.Context;
import register.importing.entry.EntryReader;
import register.importing.entry.Labels;
import register.importing.entry.ListEntry;
import register.importing.entry.Score;
import register.importing.source.SourcePart;
import register.importing.word.Vocabulary;

/// Headings that each name a subprocessor, with the content below them.
final class NamingHeadings {
    private static final double OWN = 1;
    private static final double SURE = 3;
    private static final double SIBLING = 1.5;

    private final Labels labels;
    private final EntryReader reader;
    private final Score score;
    private final Paragraphs paragraphs;

    NamingHeadings(Vocabulary vocabulary) {
        this.labels = Labels.of(vocabulary);
        this.reader = new EntryReader(vocabulary);
        this.score = new Score(vocabulary);
        this.paragraphs = new Paragraphs(vocabulary);
    }

    /// The nodes with such headings turned into lists, the lowest headings first.
    List<OpenPart> in(List<OpenPart> nodes, Context top) {
        List<OpenPart> read = paragraphs.in(nodes, top);
        for (int level = Headings.LOWEST; level > 1; level--) {
            read = headings(read, level, top);
        }
        return read;
    }

    /// A section from its heading to the next.
    private record Section(int start, int end, Context context, List<SourcePart> parts, double within) {}

    private List<OpenPart> headings(List<OpenPart> nodes, int level, Context top) {
        List<Section> sections = sections(nodes, level, top);
        List<List<ListEntry>> each =
                reader.each(sections.stream().map(Section::parts).toList());
        double best =
                each.stream().flatMap(List::stream).mapToDouble(score::of).max().orElse(0);
        double siblings = best >= SURE && sections.size() > 1 ? SIBLING : 0;
        var chosen = new ArrayList<Section>();
        var entries = new ArrayList<ListEntry>();
        for (int i = 0; i < sections.size(); i++) {
            if (each.get(i).size() == 1) {
                double own = score.of(each.get(i).getFirst());
                if (own >= OWN || (own > 0 && own + siblings >= OWN)) {
                    chosen.add(sections.get(i));
                    entries.add(each.get(i).getFirst());
                }
            }
        }
        List<Section> cut = cut(nodes, chosen);
        if (!cut.equals(chosen)) {
            chosen = new ArrayList<>(cut);
            entries.clear();
            reader.each(cut.stream().map(Section::parts).toList()).forEach(one -> entries.add(one.getFirst()));
        }
        double within = chosen.stream().mapToDouble(Section::within).max().orElse(0);
        double own = chosen.isEmpty() ? 0 : score.of(entries, chosen.getFirst().context());
        boolean enough = chosen.size() > 1 || own >= SURE;
        return enough && own >= Nodes.LEAST && own >= within ? joined(nodes, chosen, entries, own) : nodes;
    }

    private List<Section> sections(List<OpenPart> nodes, int level, Context top) {
        var sections = new ArrayList<Section>();
        Context context = top;
        boolean within = false;
        for (int i = 0; i < nodes.size(); i++) {
            SourcePart.Heading heading = Headings.of(nodes.get(i));
            if (heading != null && heading.level() == level) {
                int at = i;
                int end = end(nodes, at, next -> next <= level);
                Section section = section(nodes.subList(at, end), at, end, heading, context);
                if (section != null) {
                    sections.add(section);
                }
            }
            within = heading == null ? within : heading.level() >= level;
            for (SourcePart part : within ? List.<SourcePart>of() : nodes.get(i).parts()) {
                context = context.below(part);
            }
        }
        return sections;
    }

    private @Nullable Section section(
            List<OpenPart> nodes, int start, int end, SourcePart.Heading heading, Context context) {
        var parts = new ArrayList<SourcePart>();
        parts.add(new SourcePart.Heading(heading.line(), heading.level(), heading.text()));
        double within = 0;
        for (OpenPart node : nodes.subList(1, nodes.size())) {
            SourcePart.Heading inner = Headings.of(node);
            boolean section =
                    node instanceof OpenPart.Choice choice && choice.parts().getFirst() instanceof SourcePart.Heading;
            if (section || (inner != null && !labels.isKnown(inner.text().plain()))) {
                return null;
            }
            within = Math.max(within, node.score());
            parts.addAll(node.parts());
        }
        return new Section(start, end, context, parts, within);
    }

    private static int end(List<OpenPart> nodes, int start, IntPredicate ends) {
        int end = start + 1;
        while (end < nodes.size()) {
            SourcePart.Heading heading = Headings.of(nodes.get(end));
            if (heading != null && ends.test(heading.level())) {
                break;
            }
            end++;
        }
        return end;
    }

    private static List<OpenPart> joined(
            List<OpenPart> nodes, List<Section> chosen, List<ListEntry> entries, double own) {
        var joined = new ArrayList<OpenPart>();
        int at = 0;
        for (int i = 0; i < chosen.size(); ) {
            joined.addAll(nodes.subList(at, chosen.get(i).start()));
            int next = i + 1;
            while (next < chosen.size()
                    && chosen.get(next).start() == chosen.get(next - 1).end()) {
                next++;
            }
            at = chosen.get(next - 1).end();
            List<OpenPart> otherwise = nodes.subList(chosen.get(i).start(), at);
            List<SourcePart> parts = chosen.subList(i, next).stream()
                    .flatMap(one -> one.parts().stream())
                    .toList();
            joined.add(new OpenPart.Choice(
                    entries.subList(i, next), chosen.get(i).context(), own, parts, List.copyOf(otherwise)));
            i = next;
        }
        joined.addAll(nodes.subList(at, nodes.size()));
        return joined;
    }

    private static boolean isBullet(OpenPart node) {
        return node instanceof OpenPart.Plain plain && plain.bullet();
    }

    /// Cuts off unrelated content after the last of consecutive sections: beyond the length of the longest other one,
    /// except for the rest of a list.
    private static List<Section> cut(List<OpenPart> nodes, List<Section> chosen) {
        var cut = new ArrayList<Section>();
        for (int i = 0; i < chosen.size(); i++) {
            Section section = chosen.get(i);
            boolean last = i + 1 == chosen.size() || chosen.get(i + 1).start() != section.end();
            int most = chosen.stream()
                    .filter(other -> !other.equals(section))
                    .mapToInt(other -> other.end() - other.start())
                    .max()
                    .orElse(section.end());
            int end = Math.min(section.end(), section.start() + most);
            while (end < section.end() && isBullet(nodes.get(end - 1)) && isBullet(nodes.get(end))) {
                end++;
            }
            var parts = new ArrayList<SourcePart>(List.of(section.parts().getFirst()));
            nodes.subList(section.start() + 1, end).forEach(node -> parts.addAll(node.parts()));
            cut.add(last ? new Section(section.start(), end, section.context(), parts, section.within()) : section);
        }
        return cut;
    }
}
