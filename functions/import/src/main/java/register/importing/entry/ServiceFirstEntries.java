package register.importing.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import register.importing.source.MarkedText;
import register.importing.word.NameWords;
import register.importing.word.Vocabulary;
import register.importing.word.WordTopic;

/// Entries of a list that begins with each service, `Chat: Birch (USA)`: if companies come second, so do brands.
final class ServiceFirstEntries {
    private final Vocabulary vocabulary;
    private final NameWords names;

    ServiceFirstEntries(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.names = new NameWords(vocabulary);
    }

    List<ListEntry> of(List<ListEntry> entries) {
        long behind = entries.stream()
                .filter(entry -> entry.has(Vocabulary.SERVICE) && isCompany(entry.words()))
                .count();
        List<ListEntry> turned = entries.stream().map(this::turned).toList();
        boolean all = turned.stream().allMatch(entry -> entry.has(Vocabulary.SERVICE));
        return behind > 1 && behind * 2 >= entries.size() && all ? turned : entries;
    }

    private ListEntry turned(ListEntry entry) {
        Optional<EntryField> behind = entry.fields().stream()
                .filter(field -> field.label().isEmpty() && field.meaning().equals(Vocabulary.PURPOSE))
                .findFirst();
        if (entry.has(Vocabulary.SERVICE)
                || vocabulary.isCompany(entry.words())
                || behind.filter(field -> isName(field.value().plain())).isEmpty()) {
            return entry;
        }
        var fields = new ArrayList<>(entry.fields());
        MarkedText service = entry.name();
        fields.set(fields.indexOf(behind.get()), new EntryField("", Vocabulary.SERVICE, service));
        return new ListEntry(entry.line(), behind.get().value(), entry.marked(), fields, entry.weight());
    }

    private boolean isCompany(String words) {
        int bracket = words.indexOf(" (");
        return vocabulary.isCompany(bracket < 0 ? words : words.substring(0, bracket));
    }

    private boolean isName(String words) {
        return names.may(words) && NameWords.isLarge(words) && !WordTopic.SERVICES.begins(words);
    }
}
