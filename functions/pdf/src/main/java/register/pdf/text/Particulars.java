package register.pdf.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.pdf.layout.Book;
import register.pdf.layout.Style;
import register.pdf.layout.Table;
import register.pdf.layout.Text;
import register.policy.PolicyVersion;
import register.policy.RequestChannel;
import register.policy.Subprocessor;
import register.value.Language;
import register.words.LongDate;
import register.words.Names;
import register.words.SubprocessorFact;
import register.words.Words;

/// What a version states beyond its tables: each subprocessor's particulars, how to ask for a DPA,
/// how to object. Nothing is written of what it does not state.
final class Particulars {
    private static final float LABELS = 130;

    private final Book book;
    private final PolicyVersion version;
    private final Language language;
    private final Words words;
    private final Words glossary;

    Particulars(Book book, PolicyVersion version, Language language) {
        this.book = book;
        this.version = version;
        this.language = language;
        this.words = SnapshotLayout.WORDS.in(language);
        this.glossary = Words.glossary().in(language);
    }

    private record Fact(String label, String value) {}

    void write() {
        boolean headed = false;
        for (Subprocessor subprocessor : version.subprocessors()) {
            List<Fact> facts = of(subprocessor);
            if (facts.isEmpty()) {
                continue;
            }
            if (!headed) {
                book.heading(said(words.get("particulars"), Style.HEADING), 14, 80);
                headed = true;
            }
            table(Names.of(subprocessor, glossary), facts);
        }
        List<Fact> requests = requests();
        if (!requests.isEmpty()) {
            book.heading(said(glossary.get("requests-and-objections"), Style.HEADING), 14, 0);
            table(null, requests);
        }
    }

    private void table(@Nullable String name, List<Fact> facts) {
        Table table = Table.facts(book.type(), LABELS);
        for (Fact fact : facts) {
            table.fact(said(fact.label(), Style.LABEL), Text.linked(fact.value(), Style.FACT));
        }
        if (name != null) {
            book.subheading(Text.linked(name, Style.SUBHEADING), 2, table.height());
        } else {
            book.room(table.height());
        }
        book.table(table, 0, 10);
    }

    private Text said(String text, Style style) {
        return Text.plain(text, style).in(words.language());
    }

    private List<Fact> of(Subprocessor subprocessor) {
        return SubprocessorFact.of(version, subprocessor, glossary, language).stream()
                .map(fact -> new Fact(glossary.get(fact.word()), fact.text()))
                .toList();
    }

    private List<Fact> requests() {
        var facts = new ArrayList<Fact>();
        RequestChannel requests = version.requests();
        if (!requests.publicAddresses().isEmpty()) {
            add(facts, glossary.get("ask-for-dpa"), String.join("\n", requests.publicAddresses()));
        }
        if (requests.dpaDocument() != null) {
            add(facts, glossary.get("prepared-dpa"), String.join("\n", requests.dpaTold()));
        }
        add(facts, glossary.get("member.requests.privacyNoticeUrl"), requests.privacyNoticeUrl());
        if (version.noticePeriodDays() != null) {
            add(
                    facts,
                    glossary.get("member.noticePeriodDays"),
                    glossary.get("notice-days", version.noticePeriodDays().toString()));
        }
        var objection = version.objection();
        if (objection != null) {
            String until = LongDate.of(objection.until().toLocalDate(), words.language()) + ", "
                    + objection.until().toLocalTime() + ", " + objection.zone().getId();
            add(facts, glossary.get("object-until"), until);
            add(facts, glossary.get("objection-how"), objection.how().in(language));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String label, @Nullable Object value) {
        if (value instanceof URI uri) {
            facts.add(new Fact(label, uri.toString()));
        } else if (value instanceof String text) {
            facts.add(new Fact(label, text));
        }
    }
}
