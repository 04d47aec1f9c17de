package register.importing.entry;

import java.util.ArrayList;
import java.util.List;
import register.importing.source.MarkedText;
import register.importing.word.NameWords;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Entries of a list that begins with each service, `Chat: Birch (USA)`: if companies come second, so do brands.
record ServiceFirstEntries(Vocabulary vocabulary, Labels labels) {
    private static final String COLON = ": ";

    List<ListEntry> of(List<ListEntry> entries) {
        List<ListEntry> turned = entries.stream().map(this::turned).toList();
        long behind = turned.stream()
                .filter(entry -> entry.has(Vocabulary.SERVICE)
                        && !vocabulary.leading(entry.words()).isEmpty())
                .count();
        return behind > 1 && behind * 2 >= entries.size() ? turned : entries;
    }

    /// The entry named by the words behind its service.
    private ListEntry turned(ListEntry entry) {
        String words = entry.words();
        int colon = words.indexOf(COLON);
        if (entry.has(Vocabulary.SERVICE) || vocabulary.isNamed(colon > 0 ? words.substring(0, colon) : words)) {
            return entry;
        }
        EntryField behind = entry.fields().stream()
                .filter(field -> field.label().isEmpty() && field.meaning().equals(Vocabulary.PURPOSE))
                .findFirst()
                .orElse(null);
        String said = colon > 0
                ? words.substring(colon + COLON.length())
                : behind == null ? "" : behind.value().plain();
        String name = vocabulary.leading(said);
        if (name.isEmpty() && (colon > 0 || !isName(said))) {
            return entry;
        }
        MarkedText company = MarkedText.of(name.isEmpty() ? said : name);
        MarkedText service = colon > 0 ? MarkedText.of(words.substring(0, colon)) : entry.name();
        var fields = new ArrayList<>(entry.fields());
        fields.remove(colon > 0 ? null : behind);
        var placed = new UnlabelledWords(vocabulary, labels, company, fields);
        MarkedText rest =
                MarkedText.trimmed(MarkedText.of(said.substring(company.plain().length())));
        if (!rest.isEmpty()) {
            placed.place(List.of(new Piece(entry.line(), "", rest, 0)));
        }
        var all = new ArrayList<>(placed.fields());
        all.addFirst(new EntryField("", Vocabulary.SERVICE, service));
        return new ListEntry(entry.line(), placed.name(), entry.marked(), all, entry.weight());
    }

    private boolean isName(String words) {
        return new NameWords(vocabulary).may(words) && NameWords.isLarge(words) && !WordTopic.SERVICES.begins(words);
    }
}
