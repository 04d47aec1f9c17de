package register.importing.entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import register.importing.source.MarkedText;
import register.importing.source.SourcePart;
import register.importing.word.NameWords;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Reads things of one kind as entries, each with a name and with values recognized by label or content.
public final class EntryReader {
    /// The weight of several headings, which indicate several things.
    static final int MANY = 100;

    private static final int LONGEST_TITLE = 90;
    private static final MarkedText NOTHING = MarkedText.of("");

    private final Vocabulary vocabulary;
    private final NameWords names;

    public EntryReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.names = new NameWords(vocabulary);
    }

    public List<ListEntry> read(List<List<SourcePart>> things) {
        return new ServiceFirstEntries(vocabulary, Labels.of(vocabulary))
                .of(each(things).stream().flatMap(List::stream).toList());
    }

    /// The entries of each thing; several if it names several.
    public List<List<ListEntry>> each(List<List<SourcePart>> things) {
        Labels known = Labels.of(vocabulary);
        List<Piece.All> all = things.stream().map(one -> Piece.of(one, known)).toList();
        Labels labels = known.in(all.stream().map(Piece.All::pieces).toList());
        List<MarkedText> leads = all.stream()
                .map(Piece.All::pieces)
                .filter(pieces -> !pieces.isEmpty() && pieces.getFirst().label().isEmpty())
                .map(pieces -> pieces.getFirst().text())
                .toList();
        List<Lead.Separator> usual = Lead.usual(leads, names, vocabulary);
        return all.stream()
                .map(one -> {
                    boolean several = isSeveral(one.pieces(), labels, things.size() == 1);
                    return new One(labels, usual, one.heavy() + (several ? MANY : 0)).read(one.pieces());
                })
                .toList();
    }

    /// True if bold lines, each with text below, divide it into several things: there is nothing beside it, a heading
    /// is above them, or a label recurs below them.
    private static boolean isSeveral(List<Piece> pieces, Labels labels, boolean alone) {
        int bold = 0;
        boolean again = alone || pieces.stream().anyMatch(Piece::heading);
        var seen = new HashSet<String>();
        for (int i = 0; i + 1 < pieces.size(); i++) {
            bold += isTitle(pieces.get(i), labels) && !isTitle(pieces.get(i + 1), labels) ? 1 : 0;
            again |= labels.labelled(pieces.get(i + 1).text())
                    .filter(one -> labels.isLabel(one.label()) && !seen.add(Labels.bare(one.label())))
                    .isPresent();
        }
        return bold > 1 && again;
    }

    private static boolean isTitle(Piece piece, Labels labels) {
        String words = piece.text().plain();
        return piece.label().isEmpty()
                && !piece.heading()
                && words.length() <= LONGEST_TITLE
                && piece.text().runs().stream()
                        .filter(run -> !run.words().isBlank())
                        .allMatch(run -> run.mark() == MarkedText.Mark.STRONG)
                && !labels.isKnown(words)
                && labels.labelled(piece.text()).isEmpty();
    }

    /// Reads one thing. A repeated name label begins another entry.
    private final class One {
        private final Labels labels;
        private final List<Lead.Separator> usual;
        private final int heavy;
        private final List<ListEntry> done = new ArrayList<>();
        private final List<Piece> plain = new ArrayList<>();
        private final List<EntryField> fields = new ArrayList<>();
        private @Nullable MarkedText name;
        private int line;

        One(Labels labels, List<Lead.Separator> usual, int heavy) {
            this.labels = labels;
            this.usual = usual;
            this.heavy = heavy;
        }

        List<ListEntry> read(List<Piece> pieces) {
            for (int i = 0; i < pieces.size(); i++) {
                Piece piece = pieces.get(i);
                line = line == 0 ? piece.line() : line;
                if (!piece.label().isEmpty()) {
                    add(piece.line(), piece.label(), piece.text());
                } else if (i + 1 < pieces.size()
                        && labels.isAlone(piece)
                        && pieces.get(i + 1).label().isEmpty()) {
                    i++;
                    add(piece.line(), piece.text().plain(), pieces.get(i).text());
                } else {
                    cut(piece);
                }
            }
            end();
            return done;
        }

        private void cut(Piece piece) {
            Labels.Cut cut = labels.cut(piece.text());
            if (!cut.before().isEmpty()) {
                plain.add(new Piece(piece.line(), "", cut.before(), piece.level()));
            }
            cut.labelled().forEach(one -> add(piece.line(), one.label(), one.value()));
        }

        private void add(int at, String label, MarkedText value) {
            String meaning = labels.meaning(label);
            if (value.isEmpty()) {
                return;
            }
            if (meaning.equals(Vocabulary.NAME) && (plain.isEmpty() || name != null)) {
                if (name != null) {
                    end();
                    line = at;
                }
                name = value;
            } else if (isTerm(label, meaning)) {
                name = MarkedText.of(label);
                fields.add(new EntryField("", BareWords.meaning(value, vocabulary), value));
            } else {
                fields.add(new EntryField(label, meaning, value));
            }
        }

        /// True for a term that is not a label and therefore names its explanation's subject.
        private boolean isTerm(String label, String meaning) {
            return name == null
                    && plain.isEmpty()
                    && fields.isEmpty()
                    && meaning.isEmpty()
                    && !labels.recurs(label)
                    && names.may(label);
        }

        private void end() {
            int others = Math.max(0, headings().size() - 1);
            Lead lead = name == null ? lead() : null;
            MarkedText said = lead == null ? name : lead.name();
            if (said != null) {
                if (lead != null && !lead.before().isEmpty()) {
                    fields.addFirst(new EntryField("", Vocabulary.SERVICE, lead.before()));
                }
                if (lead != null && !lead.said().isEmpty()) {
                    plain.addFirst(new Piece(line, "", lead.said(), 0));
                }
                int weight = Math.max(0, plain.size() - 3) + heavy + MANY * others;
                boolean marked = lead == null || lead.marked();
                UnlabelledWords placed = new UnlabelledWords(vocabulary, labels, said, fields);
                placed.place(plain);
                done.add(new ListEntry(line, placed.name(), marked, placed.fields(), weight));
            }
            plain.clear();
            fields.clear();
            name = null;
        }

        /// The headings that name things. Headings of successively lower levels describe one thing, so only the first
        /// counts.
        private List<Piece> headings() {
            List<Piece> all = plain.stream().filter(Piece::heading).toList();
            boolean descending = all.size() < 4
                    && IntStream.range(1, all.size())
                            .allMatch(i -> all.get(i).level() > all.get(i - 1).level());
            return descending && !all.isEmpty() ? List.of(all.getFirst()) : all;
        }

        /// The name: the only heading, or the first line; if everything is labelled, the first value.
        private @Nullable Lead lead() {
            if (plain.isEmpty()) {
                return fields.isEmpty() ? null : labelled(fields.removeFirst());
            }
            List<Piece> headings = headings();
            int at = headings.size() == 1 ? plain.indexOf(headings.getFirst()) : 0;
            Piece first = plain.remove(at);
            line = first.line();
            Lead lead = Lead.of(first.text(), usual, names, vocabulary);
            boolean alone = lead.said().isEmpty() && (first.heading() || !plain.isEmpty());
            return new Lead(lead.before(), lead.name(), lead.said(), lead.marked() || alone || isSet(first.text()));
        }

        /// The name after a label that states its purpose: `E-mail: Birch Ltd`.
        private Lead labelled(EntryField first) {
            String label = first.label();
            MarkedText service =
                    WordTopic.SERVICES.begins(label) && !labels.recurs(label) ? MarkedText.of(label) : NOTHING;
            return new Lead(service, first.value(), NOTHING, true);
        }

        private static boolean isSet(MarkedText text) {
            return text.runs().stream()
                    .anyMatch(run -> run.mark() == MarkedText.Mark.STRONG || run.mark() == MarkedText.Mark.LINK);
        }
    }
}
