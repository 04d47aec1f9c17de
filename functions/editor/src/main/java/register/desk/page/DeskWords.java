package register.desk.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import register.editor.page.EditorWords;
import register.page.Dates;
import register.request.Matter;
import register.value.Language;
import register.value.Term;
import register.words.LongDate;
import register.words.Words;

/// The desk's texts in one language. Legal terms come from the glossary, and some words from the editor.
///
/// @param zone of the times it states
public record DeskWords(Words words, EditorWords editor, ZoneId zone) {
    private static final Words.Bundle BUNDLE = Words.bundle(DeskWords.class, "desk");

    public static DeskWords in(Language language, ZoneId zone) {
        return new DeskWords(BUNDLE.in(language), EditorWords.in(language), zone);
    }

    public Language language() {
        return words.language();
    }

    public Words glossary() {
        return editor.glossary();
    }

    public String get(String key) {
        return words.get(key);
    }

    public String get(String key, String... arguments) {
        return words.get(key, arguments);
    }

    /// The word for a term of the desk's own vocabulary.
    public String get(String vocabulary, Term term) {
        return words.get(vocabulary, term);
    }

    /// The name of what a request is about; the law's terms are the glossary's.
    String matter(Matter matter) {
        String key = "matter." + matter.term();
        return words.capital(
                matter == Matter.DPA
                        ? glossary().get("dpa")
                        : glossary().find(key).orElseGet(() -> words.get(key)));
    }

    String objection() {
        return words.capital(glossary().get("member.objection"));
    }

    public String date(LocalDate date) {
        return LongDate.of(date, language());
    }

    /// The last day before a deadline, without its year, e.g. `5 Dec`. A deadline at midnight ends the day before.
    String day(Instant deadline) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd")
                .withLocale(
                        language().equals(Language.ENGLISH)
                                ? Locale.UK
                                : language().locale())
                .format(last(deadline));
    }

    /// The last day before a deadline.
    String lastDay(Instant deadline) {
        return date(last(deadline));
    }

    private LocalDate last(Instant deadline) {
        return LocalDate.ofInstant(deadline.minusMillis(1), zone);
    }

    String time(Instant at) {
        return Dates.text(at.atZone(zone), language());
    }
}
