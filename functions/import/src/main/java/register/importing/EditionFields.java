package register.importing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.importing.meaning.LanguageGuess;
import register.importing.meaning.LanguageWords;
import register.importing.source.SourceBlock;
import register.json.Json;
import register.value.Language;

/// A page's language, its title, and its provider.
record EditionFields(DraftNotes notes) {
    /// The language tag of a text in an unknown language (BCP 47); `check` refuses it.
    private static final String UNDETERMINED = "und";

    String language(List<SourceBlock> blocks, Answers answers, @Nullable String said) {
        String stated = answers.language() != null ? answers.language().tag() : said;
        Optional<Language> guess = LanguageGuess.of(blocks.stream()
                .flatMap(block -> block instanceof SourceBlock.Table table
                        ? table.rows().stream().map(SourceBlock.Row::text)
                        : SourceBlock.words(block).stream())
                .toList());
        String language = valid(stated).or(() -> guess.map(Language::tag)).orElse(UNDETERMINED);
        String status = "editions." + language + ".status";
        if (answers.language() == null && valid(stated).isEmpty()) {
            if (guess.isEmpty()) {
                notes.ask("editions", 0, "", "in which language is it? Replace und with its tag everywhere");
            } else {
                notes.comment(
                        "editions." + language,
                        "the language was guessed from the words; the source does not state it");
            }
        } else if (answers.language() == null
                && guess.isPresent()
                && LanguageWords.of(language).getFirst()
                        != LanguageWords.of(guess.get().tag()).getFirst()) {
            notes.ask(
                    "editions." + language,
                    0,
                    language,
                    "the page names this language, but its words look like " + guess.get() + ": correct?");
        }
        notes.comment(status, "the company's own text; if it is a translation: translation, or machine-translation");
        return language;
    }

    /// @param headed true if the first heading may be the title
    Json title(List<SourceBlock> blocks, String edition, @Nullable String said, boolean headed) {
        if (said != null) {
            return title(said, 1, blocks, edition);
        }
        if (headed && !blocks.isEmpty() && blocks.getFirst() instanceof SourceBlock.Heading heading) {
            blocks.removeFirst();
            return title(heading.text(), heading.line(), blocks, edition);
        }
        return notes.open(edition + ".title", 0, "", "", "which title? The source has none");
    }

    /// The title. If the text is too long for one, it stays as a paragraph.
    private Json title(String words, int line, List<SourceBlock> blocks, String edition) {
        if (words.length() <= EditionDraft.LINE) {
            return Json.of(words);
        }
        blocks.addFirst(new SourceBlock.Paragraph(line, words));
        return notes.open(
                edition + ".title",
                line,
                "",
                words,
                "which title? The one in the source has " + words.length()
                        + " characters, and is here the first paragraph;" + " at most " + EditionDraft.LINE);
    }

    Json provider(Optional<Provider> found, String edition) {
        String path = edition + ".provider";
        if (found.isEmpty()) {
            return notes.open(path, 0, "", "", "which company publishes this policy? The source does not say");
        }
        Provider one = found.get();
        return one.sure()
                ? Json.of(one.name())
                : notes.open(
                        path, one.line(), one.name(), one.words(), "is this the company that publishes this policy?");
    }

    private static Optional<String> valid(@Nullable String tag) {
        try {
            return tag == null || tag.isBlank() ? Optional.empty() : Optional.of(new Language(tag).tag());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
